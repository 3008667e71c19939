import * as z from "zod";
import { clean } from "../fields/text.ts";

const hoursPattern =
  /^([01]\d|2[0-3]):[0-5]\d-([01]\d|2[0-4]):[0-5]\d(, ?([01]\d|2[0-3]):[0-5]\d-([01]\d|2[0-4]):[0-5]\d){0,3}$/;

/** A dated exception to the usual hours. */
export const specialDaySchema = z
  .object({
    /** First day, such as `2026-12-24`. */
    from: z.iso.date(),
    /** Last day, included. */
    to: z.iso.date(),
    /** Hours in OpenStreetMap's syntax without days, such as `10:00-14:00`; absent means closed. */
    hours: z.string().regex(hoursPattern).exactOptional(),
    /** Why, in words: `Betriebsferien`. */
    reason: z.string().min(1).max(100).exactOptional(),
  })
  .refine((special) => special.from <= special.to);

export type SpecialDay = z.infer<typeof specialDaySchema>;

/** More than this at once is no exception any more. */
export const maxSpecialDays = 24;

/** The months as OpenStreetMap writes them, January first. */
export const months: readonly string[] = [
  "Jan",
  "Feb",
  "Mar",
  "Apr",
  "May",
  "Jun",
  "Jul",
  "Aug",
  "Sep",
  "Oct",
  "Nov",
  "Dec",
];

/** Those that are valid, with reasons cleaned; pages refuse the others earlier by `specialDaySchema`. */
export function validSpecialDays(specials: readonly SpecialDay[]): SpecialDay[] {
  return specials
    .filter((special) => specialDaySchema.safeParse(special).success)
    .map(({ reason = "", ...days }) => {
      // A quotation mark would end the comment, and what follows would be read as hours.
      const said = clean(reason, 100).replaceAll('"', "'");
      return said === "" ? days : { ...days, reason: said };
    });
}

/**
 * The usual hours with dated exceptions behind them, in OpenStreetMap's syntax; exceptions that are not valid are left
 * out. Without usual hours all other days stay unknown.
 *
 * @example
 * withSpecialDays("Mo-Fr 09:00-18:00", [{ from: "2026-12-24", to: "2026-12-31", reason: "Betriebsferien" }])
 * // 'Mo-Fr 09:00-18:00; 2026 Dec 24-2026 Dec 31 off "Betriebsferien"'
 */
export function withSpecialDays(value: string, specials: readonly SpecialDay[]): string {
  const rules = validSpecialDays(specials).map(ruleOf);
  if (rules.length === 0) return value;
  const base = value.replace(/[;\s]+$/, "");
  return [base === "" ? "24/7 unknown" : base, ...rules].join("; ");
}

function ruleOf({ from, to, hours, reason }: SpecialDay): string {
  const days = from === to ? dateOf(from) : `${dateOf(from)}-${dateOf(to)}`;
  // "open" keeps a comment from making the hours unknown.
  const state = hours === undefined ? "off" : `${hours} open`;
  return reason === undefined ? `${days} ${state}` : `${days} ${state} "${reason}"`;
}

function dateOf(day: string): string {
  const [year = "", month = "", date = ""] = day.split("-");
  return `${year} ${months[Number(month) - 1]} ${date}`;
}
