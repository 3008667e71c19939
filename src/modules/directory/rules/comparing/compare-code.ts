import { fold } from "../../../../kernel/i18n/fold.ts";
import type { Comparator } from "./comparison.ts";
import { editDistance } from "./likeness.ts";

/** How often each value stands, for values that are compared as a whole. */
function tally() {
  const records = new Map<string, number>();
  return {
    add: (value: string) => void records.set(value, (records.get(value) ?? 0) + 1),
    of: (value: string) => records.get(value) ?? 1,
  };
}

/** Halves of a value: one wrong sign leaves one of them whole. */
function halves(value: string): string[] {
  if (value.length < 6) return [value];
  const middle = Math.floor(value.length / 2);
  return [value, `^${value.slice(0, middle)}`, `${value.slice(middle)}$`];
}

/** Short codes without spaces: postcodes, article numbers, registration numbers. */
export function compareCode(): Comparator<string> {
  const records = tally();
  return {
    levels: ["different", "the beginning the same", "one sign differs", "the same"],
    prior: [0.07, 0.05, 0.13, 0.75],
    // Spreadsheets take the zeros from postcodes.
    read: (text) =>
      fold(text)
        .replace(/[^\p{L}\p{N}]/gu, "")
        .replace(/^0+(?=\d{3,}$)/, "")
        .slice(0, 60) || undefined,
    count: (value) => records.add(value),
    compare(a, b) {
      if (a === b) return { level: 3, likeness: 1, shared: records.of(a) };
      const longest = Math.max(a.length, b.length);
      if (longest >= 3 && editDistance(a, b, 1) === 1) return { level: 2, likeness: 1 - 1 / longest };
      const start = Math.max(2, Math.ceil(Math.min(a.length, b.length) / 2));
      const begins = a.length >= 4 && b.length >= 4 && a.slice(0, start) === b.slice(0, start);
      return { level: begins ? 1 : 0, likeness: begins ? 0.5 : 0 };
    },
    keys: halves,
  };
}

/** The digits that tell telephone numbers apart: without +49, 0049 and the leading zero, whatever stands between. */
export function phoneDigits(text: string): string | undefined {
  const plain = text.replace(/\(0\)/g, "");
  const digits = plain.replace(/\D/g, "").replace(/^00/, "+").replace(/^0+/, "").replace(/^\+/, "");
  return digits.length >= 5 ? digits.slice(0, 20) : undefined;
}

/** Telephone and fax numbers in any spelling. A missing country or area code is no difference. */
export function comparePhone(): Comparator<string> {
  const records = tally();
  return {
    levels: ["different", "the beginning the same", "one digit differs", "the same"],
    prior: [0.15, 0.05, 0.05, 0.75],
    read: phoneDigits,
    count: (value) => records.add(value),
    compare(a, b) {
      const [short, long] = a.length <= b.length ? [a, b] : [b, a];
      if (short === long || (short.length >= 6 && long.endsWith(short)))
        return { level: 3, likeness: 1, shared: Math.max(records.of(a), records.of(b)) };
      if (short.length >= 6 && editDistance(a, b, 1) === 1)
        return { level: 2, likeness: 1 - 1 / long.length };
      const begins = short.length >= 7 && a.slice(0, 6) === b.slice(0, 6);
      return { level: begins ? 1 : 0, likeness: begins ? 0.6 : 0 };
    },
    keys: (value) => [value.slice(-6), `^${value.slice(0, Math.max(6, value.length - 2))}`],
  };
}
