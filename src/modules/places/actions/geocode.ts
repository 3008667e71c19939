import type { Db } from "../../../kernel/db/db.ts";
import type { Result } from "../../../kernel/result/result.ts";
import type { AddressParts } from "../rules/address/read-address.ts";
import type { GeocodeRefusal, Located } from "../rules/locate/exactness.ts";
import { openGeocoder } from "./open-geocoder.ts";

/**
 * Places one address of a site by the imported addresses and streets: in parts as a table has them, or as a person
 * writes it in one line.
 *
 * @example
 * const found = await geocode(db, site.id, "Wanheimer Straße 12, 47053 Duisburg");
 * if (found.ok) show(found.value.point, found.value.exactness, found.value.errorMetres);
 */
export async function geocode(
  db: Db,
  siteId: string,
  asked: AddressParts | string,
): Promise<Result<Located, GeocodeRefusal>> {
  const geocoder = await openGeocoder(db, siteId);
  const [found] = await geocoder.locateAll([asked]);
  if (!found) throw new Error("A geocoder answers every question.");
  return found;
}
