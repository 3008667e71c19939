import type { Db } from "../../../kernel/db/db.ts";
import { localitiesOf } from "../store/address-index.ts";

/** The postcodes that the imported addresses of a site have, by the name of their town in small letters. */
export async function postcodesOfTowns(db: Db, siteId: string): Promise<Map<string, string[]>> {
  const found = new Map<string, string[]>();
  for (const { city, postcode } of await localitiesOf(db, siteId)) {
    const town = city.toLowerCase();
    const codes = found.get(town) ?? [];
    if (town !== "" && postcode !== "" && !codes.includes(postcode)) found.set(town, [...codes, postcode]);
  }
  return found;
}
