import { normalForm } from "../../../../kernel/i18n/normal-form.ts";

/** A house number in its parts: what can be ordered, and what stands behind it. */
export interface HouseNumber {
  /** The number, or the first of a range or list. */
  low: number;
  /** The last number of a range or list; the same as `low` for a single house. */
  high: number;
  /** What follows a single number, lower case without blanks: `a`, `a-c`, `1/2`, `/3`; empty for most. */
  suffix: string;
}

/** More houses than any range on a door plate spans: "12-2000" is no range. */
const widestRange = 100;

/**
 * Two numbers farther apart than this are a flat and its house, as North America writes it: "#104-1715", "12 1855". Nearer
 * ones may be a whole estate, "1-150", whose first number is a house as well.
 */
const flatThenHouse = 400;

const label = /^(?:haus)?(?:hs)?\.?-?(?:nr|no|num(?:mer)?)?[.:]?\s*#?\s*/;

/** The forms in which one number is written; a fraction is one behind its number ("12 1/2", "12½"). */
function normal(raw: string): string {
  return normalForm(
    raw
      .trim()
      .toLowerCase()
      .replace(/([½¼¾])/g, " $1"),
    "NFKC",
  )
    .replace(/⁄/g, "/")
    .replace(/[‐-―−]|\bbis\b/g, "-")
    .replace(/\s+u(?:nd|\.)\s+|[;&+]/g, ",")
    .replace(label, "");
}

/**
 * Reads a house number as it stands on houses and in tables: `12`, `12a`, `12 a`, `12-14`, `12; 14`, `12/14`, `12 1/2`,
 * `12/3`, `Hausnr. 12 a`, `#104-1715`. Undefined where there is no number in front.
 */
export function readHouseNumber(raw: string): HouseNumber | undefined {
  if (raw.length > 100) return undefined;
  const text = normal(raw);
  const [whole, digits] = /^(\d{1,5})(?!\d)/.exec(text) ?? [];
  const low = Number(digits);
  if (whole === undefined || low === 0) return undefined;
  const rest = text.slice(whole.length);
  const numbers = [...rest.matchAll(/\s*[a-z]?\s*[-,/]\s*(\d{1,5})(?![\d/])/g)].map(([, n]) => Number(n));
  const last = numbers[numbers.length - 1];
  const fraction = /^\s*\d\/\d(?!\d)/.test(rest);
  if (!fraction && last !== undefined && last > low && last - low <= widestRange && isRange(low, last, rest))
    return { low, high: last, suffix: "" };
  const [, house] = /^\s*[\s,-]\s*(\d{1,4})$/.exec(rest) ?? [];
  if (house !== undefined && Number(house) - low > flatThenHouse)
    return { low: Number(house), high: Number(house), suffix: "" };
  // What belongs to the number has no words in it: "12 Hinterhof" is number 12.
  const [suffix = ""] =
    /^(?:\s*\d\/\d|\s*[a-z](?![a-z])(?:\s*[-/,]\s*[a-z](?![a-z]))?|\s*[./-]\s*\d{1,3}(?!\d))?/.exec(rest) ??
    [];
  return { low, high: low, suffix: suffix.replace(/\s+/g, "").replace(",", "-") };
}

/** A slash parts two houses of one side ("12/14") or a house and its entrances ("12/3", "12/13"). */
function isRange(low: number, last: number, rest: string): boolean {
  return !rest.includes("/") || (last - low <= 10 && (last - low) % 2 === 0);
}

/** The number as it is written in German: `12a`, `12-14`. */
export function houseNumberText({ low, high, suffix }: HouseNumber): string {
  return high > low ? `${low}-${high}` : `${low}${/^\d/.test(suffix) ? " " : ""}${suffix}`;
}

/** Where a number stands in the order of its street: 12 < 12a < 12b < 13; a range stands at its middle. */
export function orderOf({ low, high, suffix }: HouseNumber): number {
  const letter = /^[a-z]/.test(suffix) ? suffix.charCodeAt(0) - 96 : suffix === "" ? 0 : 1;
  return (low + high) / 2 + letter / 30;
}
