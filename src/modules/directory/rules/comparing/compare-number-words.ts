import { fold } from "../../../../kernel/i18n/fold.ts";
import type { Comparator } from "./comparison.ts";
import { editDistance } from "./likeness.ts";
import ordinals from "./ordinals.json" with { type: "json" };

const ordinalOf = new Map(Object.entries(ordinals));
const ordinalPattern = new RegExp(`\\b(?:${[...ordinalOf.keys()].join("|")})\\b`, "g");

/** Whether a folded word is a number or stands for one ("854", "7th", "seventh", "12a"). */
export const isNumberWord = (word: string): boolean => /^\d/.test(word) || ordinalOf.has(word);

/**
 * The numbers within a text in their order: "206 E. 60th St." has 206 and 60; "12a" stays 12a. What a hyphen joins to a
 * few letters belongs to a code ("AD-4316"), and volts and watts are the same with and without a blank.
 */
export function numbersIn(text: string): string[] {
  const plain = fold(text).replace(ordinalPattern, (word) => ordinalOf.get(word) ?? word);
  const found = plain.matchAll(/(?<![\p{L}\p{N}]|(?<!\p{L})\p{L}{1,3}-)(\d+)(\p{L}{0,2})(?![\p{L}\p{N}])/gu);
  const numbers = [...found].map(
    ([, digits = "", letters = ""]) =>
      `${digits.replace(/^0+(?=\d)/, "")}${letters.length === 1 && !/[vw]/.test(letters) ? letters : ""}`,
  );
  return [...new Set(numbers)].slice(0, 20);
}

/** House numbers in addresses, sizes in titles: what stands as a number among words, as a field of its own. */
export function compareNumberWords(): Comparator<string[]> {
  return {
    levels: [
      "different numbers",
      "a digit differs",
      "some numbers the same",
      "the first number the same",
      "the same numbers",
    ],
    prior: [0.08, 0.06, 0.06, 0.15, 0.65],
    read(text) {
      const numbers = numbersIn(text);
      return numbers.length > 0 ? numbers : undefined;
    },
    compare(a, b) {
      const common = a.filter((number) => b.includes(number)).length;
      if (common === a.length && common === b.length) return { level: 4, likeness: 1 };
      const likeness = common / Math.max(a.length, b.length);
      if (common > 0 && a[0] === b[0]) return { level: 3, likeness };
      if (common > 0) return { level: 2, likeness };
      const [x = "", y = ""] = [a[0], b[0]];
      const near =
        Math.max(x.length, y.length) >= 3
          ? editDistance(x, y, 1) === 1
          : x.replace(/\D/g, "") === y.replace(/\D/g, "");
      return { level: near ? 1 : 0, likeness: 0 };
    },
    keys: () => [],
  };
}

/**
 * Model numbers and the like: letters and digits in one word ("DSC-W120", "rx 7900" as written). Hyphens are dropped;
 * words of at least four signs with both, or of at least five digits.
 */
export function codesIn(text: string): string[] {
  const found: string[] = [];
  for (const raw of fold(text).split(/[\s,;()[\]"'|]+/)) {
    const whole = raw.replace(/[^\p{L}\p{N}]/gu, "");
    if (whole.length < 4 || whole.length > 24) continue;
    if (/^\d+(st|nd|rd|th|in|cm|mm|gb|mb|tb|kg|ml|ghz|mhz|w|v|p|x|k|l|g|m)$/.test(whole)) continue;
    if (/^\d{5,}$/.test(whole) || (/\d/.test(whole) && /\p{L}/u.test(whole))) found.push(whole);
  }
  return [...new Set(found)].slice(0, 8);
}

/** The model numbers within a text, as a field of its own: decisive for products, absent elsewhere. */
export function compareCodeWords(): Comparator<string[]> {
  const records = new Map<string, number>();
  return {
    levels: ["different codes", "codes nearly the same", "one code begins as the other", "a code in common"],
    prior: [0.15, 0.05, 0.1, 0.7],
    read(text) {
      const codes = codesIn(text);
      return codes.length > 0 ? codes : undefined;
    },
    count(value) {
      for (const code of value) records.set(code, (records.get(code) ?? 0) + 1);
    },
    compare(a, b) {
      const common = a.filter((code) => b.includes(code));
      if (common.length > 0)
        return {
          level: 3,
          likeness: common.length / Math.max(a.length, b.length),
          shared: Math.min(...common.map((code) => records.get(code) ?? 1)),
        };
      let level = 0;
      for (const x of a)
        for (const y of b) {
          const [short, long] = x.length <= y.length ? [x, y] : [y, x];
          if (short.length >= 4 && long.startsWith(short)) level = 2;
          else if (level === 0 && short.length >= 6 && editDistance(x, y, 1) === 1) level = 1;
        }
      return { level, likeness: level / 3 };
    },
    keys: (value) => value.flatMap((code) => (code.length >= 6 ? [code, `^${code.slice(0, 5)}`] : [code])),
  };
}
