import { ok, type Result, refuse } from "../../../../kernel/result/result.ts";
import { parsePostcode } from "./postcode/postcode.ts";
import type { Address } from "./profile.ts";
import { type Dropped, noteDropped, type Tags } from "./refusal.ts";
import { clean } from "./text.ts";

/** A house number as it stands on the house: `12a`, `5-7`, `12, 14`. Has a digit, or is a letter alone. */
export function parseHouseNumber(raw: string): Result<string, "empty" | "too-long" | "not-understood"> {
  // "12", "12a": as most are written, and nothing to put right.
  if (/^\d{1,4}[a-z]?$/i.test(raw)) return ok(raw);
  if (raw.length > 200) return refuse("too-long");
  const text = clean(raw)
    .replace(/\s*[;,]\s*/g, ", ")
    .replace(/\s*[-–—]\s*/g, "-")
    .replace(/(\d) ([a-z])(?![a-z])/gi, "$1$2");
  if (text === "") return refuse("empty");
  if (text.length > 40) return refuse("too-long");
  // What a spreadsheet made of "3-5": no house has a date.
  if (/^\d{4}-\d\d-\d\d\b/.test(text)) return refuse("not-understood");
  return /\d/.test(text) || /^\p{L}$/u.test(text) ? ok(text) : refuse("not-understood");
}

const lineWithNumber =
  /^(.*\p{L}{2}.*?)(?:[\s,]+|(?<=\.)(?=\d))(\d+\s?[a-z]?(?:\s?[-–/+]\s?\d+\s?[a-z]?)*(?:\s\d\/\d)?)$/iu;

/**
 * Street and house number out of one line, as tables have them: "Weseler Str. 12 a". The number is the last word with a
 * digit and what belongs to it; without one, all of it is street, also "An der B 224", where the number is the road's.
 */
export function splitStreet(raw: string): { street: string; houseNumber?: string } {
  const text = clean(raw, 200);
  const [, before = "", last = ""] = lineWithNumber.exec(text) ?? [];
  const street = before.replace(/[\s,]+$/, "");
  const number = parseHouseNumber(last);
  if (street === "" || !number.ok || /(^|\s)([ABKL]|BAB)$/.test(street)) return { street: text };
  return { street, houseNumber: number.value };
}

/** The first of several keys that has a value; older ones stand behind. */
const keys = {
  street: ["addr:street", "addr:place", "contact:street"],
  houseNumber: ["addr:housenumber", "contact:housenumber"],
  postcode: ["addr:postcode", "contact:postcode", "postal_code"],
  city: ["addr:city", "contact:city"],
  suburb: ["addr:suburb", "addr:quarter", "addr:district"],
};
const extras: [key: string, word: string][] = [
  ["addr:housename", ""],
  ["addr:entrance", "Eingang "],
  ["addr:floor", "Etage "],
  ["addr:unit", ""],
  ["addr:door", "Tür "],
];

/** The address of a business from its tags, or undefined where nothing is known. */
export function readAddress(tags: Tags, dropped: Dropped[]): Address | undefined {
  const address: Address = {};
  const said = (part: keyof typeof keys) => keys[part].find((key) => tags[key]?.trim());
  for (const part of ["street", "city", "suburb"] as const) {
    const key = said(part);
    const value = key === undefined ? "" : clean(tags[key] ?? "", part === "street" ? 200 : 100);
    if (value !== "") address[part] = value;
  }
  for (const [part, parse] of [
    ["houseNumber", parseHouseNumber],
    ["postcode", (text: string) => parsePostcode(text, tags["addr:country"])],
  ] as const) {
    const key = said(part);
    if (key === undefined) continue;
    const value = parse(tags[key] ?? "");
    if (value.ok) address[part] = value.value;
    else noteDropped(dropped, key, value.reason, tags[key] ?? "");
  }
  if (address.street !== undefined && address.houseNumber === undefined)
    Object.assign(address, splitStreet(address.street));
  const extra = extras.flatMap(([key, word]) => {
    const value = clean(tags[key] ?? "", 60);
    return value === "" ? [] : [/^[\d.-]+[a-z]?$/i.test(value) ? word + value : value];
  });
  if (extra.length > 0) address.extra = clean(extra.join(", "), 200);
  return Object.keys(address).length === 0 ? undefined : address;
}
