import { readDegrees, readPair } from "../coordinates/degrees.ts";
import { parseEmail } from "../fields/email.ts";
import { parseWz } from "../fields/identifiers.ts";
import { parsePhone } from "../fields/phone.ts";
import { parseWebsite } from "../fields/website.ts";
import { usualPostcode } from "../german/address.ts";
import { daysAtStart } from "../german/days.ts";
import { hoursOfText, readDayCell } from "../german/hours.ts";
import { phoneTexts } from "../german/phones.ts";
import { readOnline } from "../reaching/read-online.ts";
import { codedWords } from "../sectors/coded-words.ts";
import { readCount } from "../sectors/read-count.ts";
import type { Field } from "./fields.ts";

const isPhone = (text: string) => phoneTexts(text).some((one) => parsePhone(one).ok);
const isHours = (text: string) => hoursOfText(text) !== undefined || readDayCell(text) !== undefined;
const number = (text: string) => Number(text.replace(/\s/g, "").replace(",", "."));
const within = (low: number, high: number) => (text: string) => number(text) >= low && number(text) <= high;

/** How a value of a field looks; fields that may hold any text have no look. */
const looks: Partial<Record<string, (text: string) => boolean>> = {
  postcode: (text) => /^(?:D\s*-?\s*)?\d{5}$/.test(usualPostcode(text)),
  place: (text) => /^(?:D\s*-?\s*)?\d{4,5}[\s,]+\p{L}/u.test(text),
  phone: isPhone,
  contact: (text) => /\d(?:\D{0,3}\d){4}|\S@\S|www\.\S|https?:/i.test(text),
  email: (text) => readOnline(text).found.mails.length > 0,
  website: (text) => {
    const { sites, social } = readOnline(text).found;
    return sites.length > 0 || Object.keys(social).length > 0;
  },
  houseNumber: (text) => /^\d{1,4}\s?[a-z]?(?:\s?[-/+,–]\s?\d{0,4}\s?[a-z]?)?$/i.test(text),
  // Who has no letter to add writes "Hinterhaus" there.
  houseSuffix: (text) => /^[a-z]$|^[-/]\s?\d{1,4}[a-z]?$|^\p{L}[\p{L}\s.]{1,30}$/iu.test(text),
  // Days alone stand beside a column of times: "Markttage", "Marktzeiten".
  hours: (text) => dayLook(text) || daysAtStart.exec(text.toLowerCase())?.[0].length === text.length,
  lat: (text) => Math.abs(readDegrees(text) ?? 999) <= 90,
  lon: (text) => Math.abs(readDegrees(text) ?? 999) <= 180,
  coordinates: (text) => readPair(text) !== undefined,
  easting: within(100_000, 34_000_000),
  northing: within(5_000_000, 6_200_000),
  wz: (text) => parseWz("WZ2008", text.split(/[;,]/)[0] ?? "").ok || codedWords(text, "wz") !== undefined,
  wz2025: (text) => parseWz("WZ2025", text.split(/[;,]/)[0] ?? "").ok || codedWords(text, "wz") !== undefined,
  count: (text) => readCount(text) !== undefined,
  areaCode: (text) => /^\(?0?\d{2,5}\)?$|^\+49/.test(text.trim()),
  city: (text) => /^\p{L}/u.test(text) && !/\d{3}/.test(text) && text.length < 60,
  suburb: (text) => !/^\d+([.,]\d+)?$/.test(text) && text.length < 80,
  street: (text) => /\p{L}/u.test(text) && !text.includes("@"),
  name: (text) => /\p{L}/u.test(text) && !/^https?:|^[^\s@]+@\S+$/.test(text) && text.length < 200,
  name2: (text) => /\p{L}/u.test(text),
  category: (text) =>
    (/\p{L}/u.test(text) && text.length < 200) || codedWords(text, "category") !== undefined,
  description: (text) => /\p{L}/u.test(text),
  address: (text) => /\p{L}{2}/u.test(text) && !text.includes("@"),
  status: (text) => text.length < 40,
};

const streetLine =
  /\p{L}[\s-]?(?:str(?:\.|aße|asse)?|weg|platz|allee|ring|gasse|damm|ufer)\s+\d+\s?[a-z]?$/iu;

/** The share of values that look as the field should; 1 for fields that may hold any text. */
export function fit(field: Field, values: readonly string[]): number {
  const kind = field.split(":")[0] ?? "";
  const isOfDays = field.startsWith("hours:") || kind === "opens" || kind === "closes";
  const look = isOfDays ? dayLook : looks[kind];
  if (!look || values.length === 0) return 1;
  return values.filter((value) => look(value.trim())).length / values.length;
}

/** What people cannot help writing who mean such a value, however they write it. */
const signs: Partial<Record<string, RegExp>> = {
  phone: /\d.*\d.*\d/,
  email: /@|[([{]\s*(?:at|ät)\s*[)\]}]/i,
  website: /\p{L}\.\p{L}|^https?:|www/iu,
  hours: /\d/,
  opens: /\d/,
  closes: /\d/,
};

/**
 * Whether values that do not read are meant for a field all the same, as telephones without area code are: then each is
 * told, and not the whole column passed over. A column of "ja" and "nein" under "Mail" is none of mails.
 */
export function areMeantFor(field: Field, values: readonly string[]): boolean {
  const sign = signs[field.split(":")[0] ?? ""];
  return sign !== undefined && values.filter((value) => sign.test(value)).length >= values.length * 0.5;
}

const dayLook = (text: string): boolean => isHours(text) || /^\d{1,2}(?:[:.]?\d{2})?(?:\s*uhr)?$/i.test(text);

/**
 * Which field the values of a column look like whose heading tells nothing; undefined where nothing is clear. Plain numbers
 * may be anything, so that they count only without a heading.
 */
export function fieldByLook(
  values: readonly string[],
  hasHeading = false,
): { field: Field; score: number } | undefined {
  if (values.length === 0) return undefined;
  const share = (look: (text: string) => boolean) =>
    values.filter((value) => look(value.trim())).length / values.length;
  const isDegree = (low: number, high: number) =>
    share((text) => /^-?\d{1,3}[.,]\d{3,}$/.test(text) && within(low, high)(text)) > 0.9;
  if (share((text) => parseEmail(text).ok) > 0.8) return { field: "email", score: 0.7 };
  if (share((text) => /^(https?:|www\.)/i.test(text) && parseWebsite(text).ok) > 0.8)
    return { field: "website", score: 0.7 };
  if (share((text) => readPair(text) !== undefined) > 0.9) return { field: "coordinates", score: 0.6 };
  if (share((text) => /^\d{5}\s+\p{L}/u.test(text)) > 0.8) return { field: "place", score: 0.6 };
  if (share((text) => /\p{L}.*\d.*,\s*\d{5}\s+\p{L}/u.test(text)) > 0.7)
    return { field: "address", score: 0.6 };
  if (share((text) => /^[+0(].*[\s/()+-]/.test(text) && isPhone(text)) > 0.7)
    return { field: "phone", score: 0.6 };
  if (share((text) => /\d/.test(text) && /\p{L}/u.test(text) && isHours(text)) > 0.7)
    return { field: "hours", score: 0.6 };
  if (share((text) => streetLine.test(text)) > 0.6) return { field: "street", score: 0.55 };
  if (hasHeading) return undefined;
  if (isDegree(47, 56)) return { field: "lat", score: 0.6 };
  if (isDegree(5, 16)) return { field: "lon", score: 0.6 };
  if (share((text) => /^(?!00)\d{5}$/.test(text)) > 0.95) return { field: "postcode", score: 0.55 };
  return undefined;
}
