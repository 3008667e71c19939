import { clean } from "../fields/text.ts";
import {
  asksHolidays,
  type DayRange,
  HOLIDAY,
  parseRanges,
  rangesOfDay,
  simpleWeek,
} from "../hours/simple-week.ts";

/** Opening hours as a form of days has them. */
export interface DaysForm {
  /** Monday first; no range: closed. Ranges in order, the end may lie after midnight. */
  days: DayRange[][];
  /** What holds on public holidays: the hours of the weekday, or these. */
  holidays: "usual" | DayRange[];
  /** Whether one can also come by appointment at other times. */
  appointment: boolean;
}

const weekdays = ["Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"];
const DAY = 1440;
/** As many as a form has lines for; three are rare, and are written by hand. */
export const mostRanges = 2;

/** What follows the hours of a business that one can also make an appointment with (specification, "fallback rule"). */
const appointment = '"nach Vereinbarung"';
const appointmentBehind =
  /(?:^|\s*\|\|\s*)"(?:nach (?:Vereinbarung|Absprache)|by appointment|Termine? nach Vereinbarung)"$/i;

/** Splits what is said about appointments from the hours themselves. */
export function withoutAppointment(value: string): { hours: string; appointment: boolean } {
  const hours = value.replace(appointmentBehind, "");
  return { hours, appointment: hours !== value };
}

/**
 * Writes the days in OpenStreetMap's syntax; days in a row that are alike stand together. An empty text where it is closed on
 * all days, which nobody means who fills in a form.
 *
 * @example
 * writeDays({ days: […], holidays: [], appointment: false }) // "Mo-Fr 09:00-18:00; Sa 09:00-14:00; PH off"
 */
export function writeDays({ days, holidays, appointment: also }: DaysForm): string {
  const rules: string[] = [];
  for (let first = 0; first < 7; ) {
    const ranges = rangesText(days[first] ?? []);
    let last = first;
    while (last < 6 && rangesText(days[last + 1] ?? []) === ranges) last++;
    if (ranges !== "") rules.push(`${spanText(first, last)} ${ranges}`);
    first = last + 1;
  }
  const always = rules.length === 1 && rules[0] === "Mo-Su 00:00-24:00";
  if (holidays !== "usual" && rules.length > 0) rules.push(`PH ${rangesText(holidays) || "off"}`);
  const hours = always && rules.length === 1 ? "24/7" : rules.join("; ");
  if (!also) return hours;
  return hours === "" ? appointment : `${hours} || ${appointment}`;
}

const spanText = (first: number, last: number): string =>
  last === first
    ? `${weekdays[first]}`
    : `${weekdays[first]}${last === first + 1 ? "," : "-"}${weekdays[last]}`;

const rangesText = (ranges: readonly DayRange[]): string =>
  ranges.map(({ from, to }) => `${clock(from)}-${clock(to > DAY ? to - DAY : to)}`).join(",");

/** A time of day as forms and OpenStreetMap write it; the end of a day is 24:00. */
export function clock(minutes: number): string {
  const text = (part: number) => String(part).padStart(2, "0");
  return `${text(Math.floor(minutes / 60))}:${text(minutes % 60)}`;
}

/**
 * The days of a value as a form can show them; undefined where it says more than days and times (seasons, weeks, three ranges):
 * that is left to those who write it by hand.
 */
export function readDays(value: string): DaysForm | undefined {
  const { hours, appointment: also } = withoutAppointment(clean(value));
  if (hours === "")
    return also ? { days: weekdays.map(() => []), holidays: "usual", appointment: true } : undefined;
  const week = simpleWeek(hours);
  if (!week) return undefined;
  // Bits as `Date#getUTCDay` counts: Sunday first.
  const bits = weekdays.map((_, day) => 1 << ((day + 1) % 7));
  const days = bits.map((bit) => inOrder(rangesOfDay(week, bit)));
  const onHoliday = asksHolidays(week) ? bits.map((bit) => inOrder(rangesOfDay(week, bit | HOLIDAY))) : [];
  const all = [...days, ...onHoliday];
  if (!all.every((ranges) => ranges !== undefined)) return undefined;
  const told = new Set(onHoliday.map((ranges) => rangesText(ranges ?? [])));
  if (told.size > 1) return undefined;
  const [holidays = "usual"] = onHoliday;
  return { days: days as DayRange[][], holidays, appointment: also };
}

/** The ranges of a day one after the other; undefined where they overlap or a form has no lines for them. */
function inOrder(ranges: readonly DayRange[]): DayRange[] | undefined {
  const sorted = [...ranges].sort((a, b) => a.from - b.from);
  if (sorted.length > mostRanges) return undefined;
  // Written down and read again they must be the same, or the form would change what nobody touched.
  const again = sorted.length === 0 ? [] : parseRanges(rangesText(sorted));
  return again && rangesText(again) === rangesText(sorted) ? again : undefined;
}
