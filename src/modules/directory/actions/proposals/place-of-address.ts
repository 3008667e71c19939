// SPDX-License-Identifier: EUPL-1.2
import type { Db } from "../../../../kernel/db/db.ts";
import type { Point } from "../../../../kernel/geo/geometry.ts";
import { geocode } from "../../../places/index.ts";
import type { Address } from "../../rules/fields/profile.ts";

/** Where an address lies, as far as the site's map knows its street; undefined where it does not, or where it is many. */
export async function placeOfAddress(
  db: Db,
  siteId: string,
  { street, houseNumber, postcode, city }: Address,
): Promise<Point | undefined> {
  if (!street) return undefined;
  const ask = async (town: string) => {
    const text = [[street, houseNumber].filter(Boolean).join(" "), town].filter(Boolean).join(", ");
    const found = await geocode(db, siteId, text);
    return found.ok && found.value.exactness !== "place" ? found.value.point : undefined;
  };
  return (await ask([postcode, city].filter(Boolean).join(" "))) ?? (await ask(""));
}
