import { type Day, daysOf } from "../german/days.ts";
import { type DayHours, germanHours, readDayCell, writeOsmHours } from "../german/hours.ts";
import { isOsmNotation } from "../hours/notation.ts";
import type { Cells } from "./cells.ts";
import { rangeOfDate } from "./range-of-date.ts";

interface DayRule {
  days: Day[];
  hours: DayHours;
}

const timesOf = ({ hours }: DayRule): string[] => (hours.kind === "times" ? hours.times : []);

/** The columns "from" and "to" of the same days, pair by pair: the second is the time after a break. */
function pairs(cells: Cells): DayRule[] | undefined {
  const rules: DayRule[] = [];
  const ends = cells.starting("closes:");
  for (const { field, text } of cells.starting("opens:")) {
    const days = field.slice("opens:".length);
    const at = ends.findIndex((end) => end.field === `closes:${days}`);
    const [end] = at < 0 ? [] : ends.splice(at, 1);
    const hours = readDayCell(end && /^\d/.test(text) ? `${text} - ${end.text}` : text);
    if (hours === undefined) return undefined;
    if (hours) rules.push({ days: daysOf(days.toLowerCase()), hours });
  }
  return rules;
}

function days(cells: Cells): DayRule[] | undefined {
  const rules: DayRule[] = [];
  for (const { field, text } of cells.starting("hours:")) {
    const hours = readDayCell(rangeOfDate(text) ?? text);
    if (hours === undefined) return undefined;
    if (hours) rules.push({ days: daysOf(field.slice("hours:".length).toLowerCase()), hours });
  }
  return rules;
}

/** Rules for the same days become one: morning and afternoon in columns of their own. */
function together(rules: readonly DayRule[]): DayRule[] {
  const found = new Map<string, DayRule>();
  for (const rule of rules) {
    const key = rule.days.join();
    const known = found.get(key);
    if (known?.hours.kind === "times" && rule.hours.kind === "times")
      known.hours.times.push(...timesOf(rule));
    else if (!known || rule.hours.kind === "times") found.set(key, { ...rule });
  }
  return [...found.values()];
}

/**
 * The opening hours of a row, from columns for days or from one text, in OpenStreetMap's syntax. What is not understood
 * stays as it is, so that it is refused where all hours are and shown to people; half of it would be wrong hours.
 */
export function hoursOf(cells: Cells): string {
  const [byDay, byTime] = [days(cells), pairs(cells)];
  const raw = [...cells.starting("hours:"), ...cells.starting("opens:"), ...cells.starting("closes:")];
  if (raw.length > 0) {
    if (!byDay || !byTime)
      return raw
        .map(({ field, text }) => `${field} ${text}`)
        .join("; ")
        .slice(0, 250);
    const rules = together([...byDay, ...byTime]);
    if (rules.some(({ hours }) => hours.kind !== "off")) return writeOsmHours(rules);
  }
  const texts = cells.all("hours");
  const [first = ""] = texts;
  if (texts.length === 1 && isOsmNotation(first)) return first;
  for (const text of texts.length > 1 ? [texts.join("; "), ...texts] : texts) {
    const read = isOsmNotation(text) ? text : germanHours(text);
    if (read !== undefined) return read;
  }
  return first;
}
