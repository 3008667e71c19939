import wz from "../../catalogue/wz.json" with { type: "json" };
import data from "../../catalogue/wz-categories.json" with { type: "json" };

const chosen = new Map<string, string>(Object.entries(data.codes));

/** Codes that only one category has, by edition. */
const single = { WZ2008: singles("2008"), WZ2025: singles("2025") };

function singles(edition: "2008" | "2025"): Map<string, string> {
  const found = new Map<string, string | undefined>();
  for (const [id, codes] of Object.entries(wz) as [string, Partial<Record<"2008" | "2025", string>>][]) {
    const code = codes[edition];
    if (code !== undefined) found.set(code, found.has(code) ? undefined : id);
  }
  return new Map([...found].flatMap(([code, id]) => (id === undefined ? [] : [[code, id]])));
}

/**
 * The category that a code of the classification of economic activities stands for; undefined where none is certain.
 * The longest part of the code that is known decides.
 *
 * @param code in its usual form, such as `56.10.3`
 * @example
 * wzCategory("WZ2008", "56.10.3"); // "amenity/fast_food"
 */
export function wzCategory(scheme: "WZ2008" | "WZ2025", code: string): string | undefined {
  for (let length = code.length; length >= 4; length--) {
    const part = code.slice(0, length).replace(/\.$/, "");
    const known = (scheme === "WZ2008" ? chosen.get(part) : undefined) ?? single[scheme].get(part);
    if (known !== undefined) return known;
  }
  return undefined;
}

/**
 * A code of a column whose codes mostly have `width` digits: what a spreadsheet took for a number has lost its first zero.
 */
export function restoreWz(raw: string, width: number): string {
  const digits = raw.trim();
  return /^[1-9]\d*$/.test(digits) && width >= 3 && digits.length === width - 1 ? `0${digits}` : digits;
}
