import type { AddressQuestion } from "../locate/exactness.ts";
import { readHouseNumber } from "./house-number.ts";

const number = String.raw`\d{1,4}(?:\s?[a-z](?!\p{L}))?(?:\s?[-–/+&]\s?(?:\d{1,4}\s?)?(?:[a-z](?!\p{L}))?)*(?:\s\d\/\d|\s?[½¼¾])?`;
/** A number in a line: not the day of a month ("17. Juni"), not a part of a longer one. */
const numbers = new RegExp(
  String.raw`(?<![\d/-])((?:haus(?:nummer|nr\.?)|hs\.?\s?-?\s?nr\.?|nr\.?|no\.?)\s*)?(${number})(?!\d)(?!\.\s*\p{L}{2})`,
  "giu",
);
/** The number of a road, not of a house: "An der B 224". */
const road = /(?:^|\s)(?:[ABKL]|BAB)\s?$/;
/** A street with what stands behind it: "Wanheimer Straße Duisburg". */
const streetThenTown =
  /^(.*?\p{L}[\s-]?(?:str\.|stra(?:ß|ss)e|(?<=\s)str|weg|platz|allee|gasse|ring|damm|ufer|markt))\s+(\p{L}[\p{L}\s.()/-]*)$/iu;

const trimmed = (text: string): string => text.replace(/^[\s,.:-]+|[\s,:-]+$/g, "");

/**
 * Reads "Wanheimer Str. 12a", "12 Wanheimer Straße", "Straße des 17. Juni 135", "Wanheimer Straße 12 Duisburg", the
 * likely reading first; the last is always that all of it is the name of a street.
 */
export function splitStreetLine(line: string): AddressQuestion[] {
  const readings: AddressQuestion[] = [];
  for (const match of [...line.matchAll(numbers)].reverse().slice(0, 3)) {
    const before = line.slice(0, match.index);
    const after = trimmed(line.slice(match.index + match[0].length));
    const read = readHouseNumber(match[2] ?? "");
    if (!read) continue;
    const street = trimmed(before);
    if (/\p{L}/u.test(street) && !road.test(before)) {
      const town = /\p{L}{3}/u.test(after) && !/\d/.test(after) ? after : undefined;
      if (after === "" || town) readings.push({ street, number: read, ...(town && { town }) });
      // "12 a Hinterhof" and the like: what stands behind need not be a town.
      if (town) readings.push({ street, number: read });
    } else if (street === "" && /\p{L}{2}/u.test(after)) readings.push(...numberFirst(after, read));
  }
  const [, street, town] = streetThenTown.exec(line) ?? [];
  if (street && town) readings.push({ street, town });
  return /\p{L}/u.test(line) ? [...readings, { street: trimmed(line) }] : readings;
}

/** "12 Wanheimer Straße", "12, rue …": the number in front, as other countries write it. */
function numberFirst(rest: string, read: NonNullable<AddressQuestion["number"]>): AddressQuestion[] {
  const [, street, town] = streetThenTown.exec(rest) ?? [];
  return [...(street && town ? [{ street, number: read, town }] : []), { street: rest, number: read }];
}
