import { parsePostcode } from "../fields/postcode/postcode.ts";
import { hasFourDigits, splitTown } from "../german/address.ts";
import type { WrittenPlace } from "./written-place.ts";

/** Towns in small letters, each with the postcodes that are known of it. */
export type TownPostcodes = ReadonlyMap<string, readonly string[]>;

/**
 * The towns, in small letters, none of whose postcodes begins with a zero: four digits beside their name lack another digit, and
 * nobody knows which. A town counts whose postcodes are known, or stand in the list with five digits at least as often as with
 * four.
 *
 * @param towns towns that stand alone, by which "Duisburg-Hamborn" is known to be Duisburg
 */
export function townsWithoutZero(
  places: readonly WrittenPlace[],
  towns: ReadonlySet<string>,
  known: TownPostcodes,
): ReadonlySet<string> {
  const said = new Map<string, { whole: string[]; short: number }>();
  for (const { postcode, town } of places) {
    const city = splitTown(town, towns).city.toLowerCase();
    const codes = said.get(city) ?? { whole: [], short: 0 };
    said.set(city, codes);
    const parsed = parsePostcode(postcode, "DE");
    if (parsed.ok) codes.whole.push(parsed.value);
    else if (hasFourDigits(postcode)) codes.short++;
  }
  const found = new Set<string>();
  for (const town of new Set([...said.keys(), ...known.keys()])) {
    const { whole, short } = said.get(town) ?? { whole: [], short: 0 };
    // Across some borders four digits are all there are.
    const ofMap = (known.get(town) ?? []).filter((code) => parsePostcode(code, "DE").ok);
    const codes = [...whole, ...ofMap];
    const isTold = ofMap.length > 0 || whole.length >= short;
    if (town !== "" && codes.length > 0 && isTold && !codes.some((code) => code.startsWith("0")))
      found.add(town);
  }
  return found;
}
