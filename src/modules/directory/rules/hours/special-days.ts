import { clean } from "../fields/text.ts";

/** A dated exception to the usual hours. */
export interface SpecialDay {
  /** First day, such as `2026-12-24`. */
  from: string;
  /** Last day, included. */
  to: string;
  /** Hours in OpenStreetMap's syntax without days, such as `10:00-14:00`; absent means closed. */
  hours?: string | undefined;
  /** Why, in words: `Betriebsferien`. */
  reason?: string | undefined;
}

/** More than this at once is no exception any more. */
export const maxSpecialDays = 24;

const months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
const dayPattern = /^(\d{4})-(\d\d)-(\d\d)$/;
const hoursPattern = /^\d\d:\d\d-\d\d:\d\d(?:, ?\d\d:\d\d-\d\d:\d\d)*$/;

/**
 * The usual hours with dated exceptions behind them, in OpenStreetMap's syntax. Exceptions whose days or hours cannot
 * be read are left out (`specialDaySchema` refuses them earlier). Without usual hours all other days stay unknown.
 *
 * @example
 * withSpecialDays("Mo-Fr 09:00-18:00", [{ from: "2026-12-24", to: "2026-12-31", reason: "Betriebsferien" }])
 * // 'Mo-Fr 09:00-18:00; 2026 Dec 24-2026 Dec 31 off "Betriebsferien"'
 */
export function withSpecialDays(value: string, specials: readonly SpecialDay[]): string {
  const rules = specials.map(ruleOf).filter((rule) => rule !== undefined);
  if (rules.length === 0) return value;
  const base = value.replace(/[;\s]+$/, "");
  return [base === "" ? "24/7 unknown" : base, ...rules].join("; ");
}

function ruleOf(special: SpecialDay): string | undefined {
  const from = dateOf(special.from);
  const to = dateOf(special.to);
  if (from === undefined || to === undefined || special.to < special.from) return undefined;
  if (special.hours !== undefined && !hoursPattern.test(special.hours)) return undefined;
  const reason = clean(special.reason ?? "", 100).replaceAll('"', "'");
  const comment = reason === "" ? "" : ` "${reason}"`;
  const days = from === to ? from : `${from}-${to}`;
  // "open" keeps a comment from making the hours unknown.
  return `${days} ${special.hours === undefined ? "off" : `${special.hours} open`}${comment}`;
}

function dateOf(day: string): string | undefined {
  const [, year = "", month = "", date = ""] = dayPattern.exec(day) ?? [];
  const real = new Date(`${day}T00:00:00Z`);
  if (Number.isNaN(real.getTime()) || real.toISOString().slice(0, 10) !== day) return undefined;
  return `${year} ${months[Number(month) - 1]} ${date}`;
}
