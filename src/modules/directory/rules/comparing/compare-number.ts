import type { Comparator } from "./comparison.ts";
import { editDistance } from "./likeness.ts";

/**
 * A number in German or English spelling, with or without currency: "1.234,50 €", "$1,234.50", "12". Undefined for
 * what is none.
 */
export function readNumber(text: string): number | undefined {
  const raw = text.replace(/[\s'’ ]|€|\$|£|eur|usd|gbp|chf/gi, "").replace(/,-+$/, "");
  if (!/^[-+]?\d[\d.,]*$/.test(raw)) return undefined;
  const comma = raw.lastIndexOf(",");
  const point = raw.lastIndexOf(".");
  const decimal = comma > point ? "," : ".";
  const at = Math.max(comma, point);
  // One sign only, with three digits behind: it parts thousands. Twice the same: as well.
  const grouped =
    at >= 0 &&
    (comma < 0 || point < 0) &&
    (raw.split(decimal).length > 2 || (decimal === "," && /^[-+]?[1-9]\d{0,2},\d{3}$/.test(raw)));
  const plain = grouped
    ? raw.replace(/[.,]/g, "")
    : raw.replaceAll(decimal === "," ? "." : ",", "").replace(decimal, ".");
  const value = Number(plain);
  return Number.isFinite(value) ? value : undefined;
}

/** Amounts, prices, counts: closeness in proportion; a wrong digit of a longer one is closer than it looks. */
export function compareNumber(): Comparator<number> {
  const records = new Map<number, number>();
  return {
    levels: ["different", "within a quarter", "nearly the same", "the same"],
    prior: [0.12, 0.1, 0.13, 0.65],
    read: readNumber,
    count: (value) => void records.set(value, (records.get(value) ?? 0) + 1),
    compare(a, b) {
      if (a === b) return { level: 3, likeness: 1, shared: records.get(a) ?? 1 };
      const apart = Math.abs(a - b) / Math.max(Math.abs(a), Math.abs(b));
      const likeness = Math.max(0, 1 - apart);
      const [x, y] = [String(a), String(b)];
      if (apart <= 0.03 || (Math.min(x.length, y.length) >= 3 && editDistance(x, y, 1) === 1))
        return { level: 2, likeness };
      return { level: apart <= 0.25 ? 1 : 0, likeness };
    },
    keys: () => [],
  };
}
