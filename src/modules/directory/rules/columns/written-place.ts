import { type AddressParts, splitPlace } from "../german/address.ts";
import type { Field } from "./fields.ts";

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
