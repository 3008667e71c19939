import { parsePhoneNumberFromString } from "libphonenumber-js/min";
import { ok, type Result, refuse } from "../../../../kernel/result/result.ts";
import { clean } from "./text.ts";

export type PhoneRefusal = "empty" | "too-long" | "not-understood" | "no-area-code";

/** What people write before a number; the rest of the words before it is refused. */
const label = /^(?:tel(?:efon)?|fon|phone|mobil(?:funk)?|handy|t|m|büro|laden|zentrale)\b\.?\s*:?\s*/i;
const extension = /\s*(?:durchwahl|dw|nst|nebenstelle|apparat|app)\b\.?:?\s*(?=\d)/i;
/** Digits and what stands between them; so vanity letters ("604-879-GEEK") are not read as an extension. */
const shape = /^\+?[\d\s().\-/‐-―⁄∕]+(?:;ext=|\s*(?:ext|x|#)\.?\s*)?\d*$/i;

/** With the country code (ITU-T E.164, 6.2.1). The library knows German numbers of two more. */
const mostDigits = 15;

/**
 * One telephone number as E.164, with `;ext=` behind (RFC 3966) where an extension is given. Numbers without country
 * code are German and must begin with 0 (or with a forgotten `+49`): what begins otherwise works only inside the town, and
 * guessing the area code would send people to a stranger. Reads `0203 / 123456`, `+49 (0)203 …`, `(+49) 203`, `00 49 203`.
 */
export function parsePhone(raw: string): Result<string, PhoneRefusal> {
  if (raw.length > 200) return refuse("too-long");
  const text = clean(raw).replace(/^tel:/i, "").replace(label, "").replace(extension, " ext. ");
  if (text === "") return refuse("empty");
  const number = text
    .replace(/^\(\s*(\+|00)\s*(\d{1,3})\s*\)/, "+$2 ")
    .replace(/^0\s*0\s*(?=[1-9])/, "+")
    // The zero that is dialled only inside the country.
    .replace(/^(\+[\d\s.-]{1,6})\(\s*0\s*\)/, "$1")
    .replace(/[/‐-―⁄∕]/g, " ");
  if (!shape.test(number)) return refuse("not-understood");
  const international = number.replace(/^49(?=[\s()./-]*[1-9][\d\s()./-]{7,})/, "+49");
  // 116 000 to 116 123 (helplines) are dialled as they are.
  if (!/^[+(]?\s*(\+|0|\(0|116)/.test(international))
    return refuse(/\d(?:\D*\d){2}/.test(number) ? "no-area-code" : "not-understood");
  const parsed = parsePhoneNumberFromString(international, { defaultCountry: "DE", extract: false });
  if (!parsed?.isPossible() || !parsed.isValid()) return refuse("not-understood");
  if (parsed.number.length > "+".length + mostDigits) return refuse("too-long");
  return ok(parsed.ext ? `${parsed.number};ext=${parsed.ext.slice(0, 7)}` : parsed.number);
}

/**
 * The single numbers of a text with several: parted by `;`, `,`, line breaks, "oder" and "und"; by a slash only where
 * what follows begins a number of its own, because `0203/123456` is one.
 */
export function splitPhones(raw: string): string[] {
  return raw
    .slice(0, 1_000)
    .split(/[;,|\n](?!\s*ext=)|\s(?:oder|und|or|bzw\.?)\s|\/(?=\s*(?:\+|00|\(?0\d{2,5}[)\s/-]*\d))/i)
    .map((part) => part.trim())
    .filter((part) => part !== "");
}
