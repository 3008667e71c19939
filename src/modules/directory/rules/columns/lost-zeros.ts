import { parsePostcode } from "../fields/postcode/postcode.ts";
import { type AddressParts, hasFourDigits, splitPlace, splitTown } from "../german/address.ts";
import type { Field } from "./fields.ts";

/** Towns in small letters, each with the postcodes that are known of it. */
export type TownPostcodes = ReadonlyMap<string, readonly string[]>;

/** Postcode and town of a row as they are written, whatever columns they stand in. */
export interface WrittenPlace {
  postcode: string;
  /** The field that the postcode stands in. */
  field: Field;
  town: string;
}

/**
 * Finds where a row says its postcode and its town.
 *
 * @param first the first value of a field, empty where there is none
 * @param whole what the row says in a column for all of the address
 */
export function writtenPlace(first: (field: Field) => string, whole: AddressParts): WrittenPlace {
  const place = splitPlace(first("place"));
  // "47053 Duisburg" also stands in columns that are called town.
  const city = splitPlace(first("city"));
  const codes: [Field, string | undefined][] = [
    ["postcode", first("postcode")],
    ["place", place.postcode],
    ["city", city.postcode],
    ["address", whole.postcode],
  ];
  const [field, postcode = ""] = codes.find(([, code]) => code) ?? ["postcode"];
  return { postcode, field, town: [city.town, place.town, whole.town].find(Boolean) ?? "" };
}

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
