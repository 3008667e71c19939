import type { Habits } from "../columns/habits.ts";
import type { Mapping } from "../columns/mapping.ts";
import { writtenPlace } from "../columns/written-place.ts";
import { parsePostcode } from "../fields/postcode/postcode.ts";
import { hasFourDigits, splitAddress, splitTown, usualPostcode } from "../german/address.ts";
import { isWithoutNumber, readStreetLine, splitHouseNumber } from "../german/street-line.ts";
import { addressAmong, partContact } from "../reaching/read-contact.ts";
import type { Cells } from "./cells.ts";
import { type LeftOut, leftOut } from "./left-out.ts";
import { rangeOfDate } from "./range-of-date.ts";

/** What a cell for the addition to a number may hold without being one: "Hinterhaus". */
const isSuffix = (text: string): boolean =>
  /^[a-z]$|^[-/+]?\s?\d{1,4}\s?[a-z]?$|^[a-z]\s?[-/]\s?[a-z]$/i.test(text);

/** The number of a house in columns of its own, with what else stands there. */
function houseOf(cells: Cells): { number: string; extra: string[] } {
  const said = cells.first("houseNumber").replace(/[.,]0$/, "");
  const house = rangeOfDate(said) ?? (isWithoutNumber(said) ? "" : said);
  const { houseNumber, extra } = house === "" ? { houseNumber: "" } : splitHouseNumber(house);
  const suffix = cells.first("houseSuffix");
  const number = [houseNumber, isSuffix(suffix) ? suffix : ""].filter(Boolean).join(" ");
  return { number, extra: [extra ?? "", isSuffix(suffix) ? "" : suffix].filter(Boolean) };
}

/** The address of a row under OpenStreetMap's names, from the columns that it stands in: one for all of it, or many. */
export function addressTags(
  cells: Cells,
  habits: Habits,
  left: LeftOut[],
  always: NonNullable<Mapping["always"]>,
): Record<string, string> {
  const among = cells.all("contact").map(addressAmong).find(Boolean) ?? "";
  const whole = splitAddress(partContact(cells.first("address")).address || among);
  // Of an address that is a town alone nothing is a street.
  const isTown = whole.town === undefined && habits.towns.has((whole.streetLine ?? "").toLowerCase());
  for (const cell of [...cells.each("street"), ...cells.each("address")])
    if (!/\p{L}/u.test(cell.text)) left.push(leftOut(cell, "not-understood"));
  const written = cells.first("street") || (isTown ? "" : (whole.streetLine ?? ""));
  // "An der B" with "51" in the column for numbers: it is the number of the road.
  const isRoad = /(?:^|\s)(?:[ABEKL]|BAB)$/.test(written.trim()) && /^\d/.test(cells.first("houseNumber"));
  const house = isRoad ? { number: "", extra: [] } : houseOf(cells);
  const line = readStreetLine(
    isRoad ? `${written} ${cells.first("houseNumber")}` : written,
    house.number !== "",
  );
  const place = writtenPlace(cells.first, whole);
  const town = [place.town, isTown ? whole.streetLine : "", line.town, always.city].find(Boolean) ?? "";
  const { city, suburb } = splitTown(town, habits.towns);
  const isTorn = hasFourDigits(place.postcode) && habits.townsWithoutZero.has(city.toLowerCase());
  const [cell] = cells.each(place.field);
  if (isTorn && cell) left.push(leftOut(cell, "digit-missing"));
  const postcode = [isTorn ? "" : place.postcode, line.postcode, always.postcode].find(Boolean) ?? "";
  const usual = usualPostcode(postcode);
  // "Weseler Str. 12" with "a" in the column for numbers; where that has another number, the first is the name's ("Straße 12").
  const isLetter = /^[a-z]$/i.test(house.number) && /\d$/.test(line.houseNumber ?? "");
  const number = isLetter ? `${line.houseNumber}${house.number}` : house.number || (line.houseNumber ?? "");
  const isName = line.houseNumber !== undefined && !number.includes(line.houseNumber);
  const street = isName ? `${line.street} ${line.houseNumber}` : (line.street ?? "");
  const extra = [cells.first("addressExtra"), line.extra ?? "", whole.extra ?? "", ...house.extra];
  return {
    "addr:street": /\p{L}/u.test(street) ? street : "",
    "addr:housenumber": number,
    "addr:postcode": parsePostcode(usual).ok ? usual : postcode,
    "addr:city": city,
    "addr:suburb": cells.first("suburb") || suburb || (always.suburb ?? ""),
    "addr:unit": [...new Set(extra.filter(Boolean))].join(", "),
  };
}
