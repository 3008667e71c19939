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
