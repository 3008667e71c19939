import { parseWz } from "../fields/identifiers.ts";

/** A code of economic activities with what the list says behind it. */
interface CodedWords {
  /** In its usual form, such as `47.71.0`. */
  code: string;
  words: string;
}

const prefix = String.raw`^\s*(?:(?:WZ|NACE)[\s-]*(?:20\d\d)?[\s:]*)?`;
const dotted = String.raw`(?:[A-V][\s-]?)?\d{2}\.\d{1,2}(?:[.-]\d)?`;
const end = String.raw`(?=[\s:;,–-]|$)[\s:–-]*(.*)$`;
const amongWords = new RegExp(`${prefix}(${dotted})${end}`, "isu");
const inColumnOfCodes = new RegExp(
  String.raw`${prefix}(${dotted}|(?:[A-V][\s-]?)?\d{4,5}(?=\s*[:–-]?\s*\p{L}))${end}`,
  "isu",
);

/**
 * The code that stands before what it means, as chambers write it: "47.71.0 Einzelhandel mit Bekleidung"; undefined where no
 * code stands there. Among other words ("category") only what has its dot is taken for one, since numbers may be anything.
 *
 * @example
 * codedWords("WZ 96.02.1 - Frisörsalons", "category"); // { code: "96.02.1", words: "Frisörsalons" }
 */
export function codedWords(text: string, column: "wz" | "category"): CodedWords | undefined {
  const [, raw, words = ""] = (column === "wz" ? inColumnOfCodes : amongWords).exec(text.slice(0, 500)) ?? [];
  if (raw === undefined) return undefined;
  const code = parseWz("WZ2008", raw);
  return code.ok ? { code: code.value, words: words.trim() } : undefined;
}
