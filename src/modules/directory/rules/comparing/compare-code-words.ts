import { fold } from "../../../../kernel/i18n/fold.ts";
import type { Comparator } from "./comparison.ts";
import { editDistance } from "./likeness.ts";

/** What stands between the words of a title; hyphens, points and slashes belong to model numbers. */
const gaps = /([\s,;()[\]"'|]+)/;
const measure = /^\d+(st|nd|rd|th|in|cm|mm|gb|mb|tb|kg|ml|ghz|mhz|w|v|p|x|k|l|g|m)$/;

const squash = (text: string): string => fold(text).replace(/[^\p{L}\p{N}]/gu, "");

/** Letters and digits in one word of at least four signs, or at least five digits. */
function isCode(whole: string): boolean {
  if (whole.length < 4 || whole.length > 24 || measure.test(whole)) return false;
  return /^\d{5,}$/.test(whole) || (/\d/.test(whole) && /\p{L}/u.test(whole));
}

/** Model numbers and the like ("DSC-W120", "rx7900"), without their hyphens. */
export function codesIn(text: string): string[] {
  const codes = text.split(gaps).map(squash).filter(isCode);
  return [...new Set(codes)].slice(0, 8);
}

/** A text without its codes, which are spelt with hyphens here and without there and are compared as a field of their own. */
export function withoutCodes(text: string): string {
  return text
    .split(gaps)
    .map((part) => (isCode(squash(part)) ? " " : part))
    .join("");
}

interface Codes {
  /** The codes in the title, those in other texts, and what could be a code of the title if blanks were hyphens ("WK 387-1"). */
  own: string[];
  other: string[];
  joined: string[];
}

/** Neighbouring words put together, of which the first is letters alone or the last digits, as in "WK 387-1" and "387 WK". */
function joinedIn(text: string): string[] {
  const words = text
    .split(gaps)
    .map(squash)
    .filter((word) => word !== "");
  const found: string[] = [];
  for (let at = 1; at < words.length; at++) {
    const [before = "", word = ""] = [words[at - 1], words[at]];
    if (/\d/.test(before) === /\d/.test(word) && !/\d/.test(word)) continue;
    if (before.length <= 6 && word.length <= 12 && isCode(before + word)) found.push(before + word);
  }
  return found.slice(0, 20);
}

/** In up to what share of all records a code stands that names a thing; others say what it can do ("1080p", "mp3wma"). */
const naming = 0.01;
/** In short lists so many records are none too many. */
const few = 4;

/**
 * The model numbers within a record's texts, as a field of its own: decisive for products, absent elsewhere. Another digit is
 * another model, however alike the rest, and another letter another colour.
 */
export function compareCodeWords(): Comparator<Codes> {
  const records = new Map<string, number>();
  let total = 0;
  const often = (code: string) => records.get(code) ?? 1;
  const names = (code: string) => often(code) <= Math.max(few, naming * total);
  return {
    levels: [
      "different codes",
      "codes nearly the same",
      "one code begins as the other",
      "a code in common",
      "the same code",
    ],
    prior: [0.1, 0.05, 0.1, 0.15, 0.6],
    read(title, aside = "") {
      const own = codesIn(title);
      const other = codesIn(aside).filter((code) => !own.includes(code));
      const joined = joinedIn(title);
      return own.length + other.length + joined.length > 0 ? { own, other, joined } : undefined;
    },
    count({ own, other }) {
      total++;
      for (const code of [...own, ...other]) records.set(code, (records.get(code) ?? 0) + 1);
    },
    compare(a, b) {
      const same = [
        ...a.own.filter((code) => b.own.includes(code) || b.joined.includes(code)),
        ...b.own.filter((code) => a.joined.includes(code)),
      ].filter(names);
      if (same.length > 0) return { level: 4, likeness: 1, shared: Math.min(...same.map(often)) };
      const common = [...a.own, ...a.other]
        .filter((code) => b.own.includes(code) || b.other.includes(code))
        .filter(names);
      if (common.length > 0) return { level: 3, likeness: 0.8, shared: Math.min(...common.map(often)) };
      const [mine, theirs] = [a.own.filter(names), b.own.filter(names)];
      if (mine.length === 0 || theirs.length === 0) return undefined;
      let level = 0;
      for (const x of mine) for (const y of theirs) level = Math.max(level, nearness(x, y));
      return { level, likeness: level / 4 };
    },
    keys: ({ own, other }) =>
      [...own, ...other].flatMap((code) => (code.length >= 6 ? [code, `^${code.slice(0, 5)}`] : [code])),
  };
}

/** 2 where one code goes on where the other ends (a colour, a country), 1 where a letter is missing, else 0. */
function nearness(x: string, y: string): number {
  const [short, long] = x.length <= y.length ? [x, y] : [y, x];
  const digits = (code: string) => code.replace(/\D/g, "");
  if (short.length < 4 || digits(x) !== digits(y)) return 0;
  if (long.startsWith(short) || long.endsWith(short)) return 2;
  // Another letter is another variant, as another digit is.
  return short.length >= 5 && short.length < long.length && editDistance(x, y, 1) === 1 ? 1 : 0;
}
