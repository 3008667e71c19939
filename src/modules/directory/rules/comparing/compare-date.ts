import type { Comparator } from "./comparison.ts";
import { editDistance } from "./likeness.ts";

/**
 * A day as `yyyymmdd`, from ISO, German (31.12.1999) and American (12/31/1999) spelling or eight digits. Day and month
 * may be impossible, because lists contain such days and both may share the mistake. Undefined for what is no day.
 */
export function readDay(text: string): string | undefined {
  const raw = text.trim().replace(/[T ]\d{1,2}:\d{2}.*$/, "");
  const pad = (part: string | undefined) => (part ?? "").padStart(2, "0");
  const iso = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/.exec(raw);
  if (iso) return `${iso[1]}${pad(iso[2])}${pad(iso[3])}`;
  const german = /^(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})$/.exec(raw);
  if (german) return `${german[3]}${pad(german[2])}${pad(german[1])}`;
  const slashed = /^(\d{1,2})[/-](\d{1,2})[/-](\d{4})$/.exec(raw);
  if (slashed) {
    const [, first = "", second = "", year] = slashed;
    return Number(first) > 12 ? `${year}${pad(second)}${pad(first)}` : `${year}${pad(first)}${pad(second)}`;
  }
  return /^(1[89]|20|21)\d{6}$/.test(raw) ? raw : undefined;
}

/** Days, such as of birth or foundation. */
export function compareDate(): Comparator<string> {
  const records = new Map<string, number>();
  return {
    levels: [
      "different",
      "the same year",
      "two parts the same",
      "a digit differs or day and month swapped",
      "the same",
    ],
    prior: [0.05, 0.03, 0.06, 0.16, 0.7],
    read: readDay,
    count: (value) => void records.set(value, (records.get(value) ?? 0) + 1),
    compare(a, b) {
      if (a === b) return { level: 4, likeness: 1, shared: records.get(a) ?? 1 };
      const [yearA, monthA, dayA] = [a.slice(0, 4), a.slice(4, 6), a.slice(6)];
      const [yearB, monthB, dayB] = [b.slice(0, 4), b.slice(4, 6), b.slice(6)];
      const swapped = yearA === yearB && monthA === dayB && dayA === monthB;
      if (swapped || editDistance(a, b, 1) === 1) return { level: 3, likeness: 0.9 };
      const same = Number(yearA === yearB) + Number(monthA === monthB) + Number(dayA === dayB);
      if (same === 2) return { level: 2, likeness: 0.6 };
      return yearA === yearB ? { level: 1, likeness: 0.3 } : { level: 0, likeness: 0 };
    },
    keys: (value) => [
      value,
      `${value.slice(0, 6)}~`,
      `~${value.slice(4)}`,
      `${value.slice(0, 4)}${value.slice(6)}`,
    ],
  };
}
