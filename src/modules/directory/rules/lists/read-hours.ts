import { type Day, daysAtStart, daysOf } from "../german/days.ts";
import { readDayCell, readGermanHours, hoursOfText as readText } from "../german/hours.ts";
import { areApart, type DayHours, weekOf, writeOsmHours } from "../german/write-hours.ts";
import type { Cell, Cells } from "./cells.ts";
import { type LeftOut, leftOut } from "./left-out.ts";
import { rangeOfDate } from "./range-of-date.ts";

interface DayRule {
  days: Day[];
  hours: DayHours;
}

const timesOf = ({ hours }: DayRule): string[] => (hours.kind === "times" ? hours.times : []);

/** What columns of days say, and the cells that are not understood. */
interface DayColumns {
  rules: DayRule[];
  bad: Cell[];
}

/** The columns "from" and "to" of the same days, pair by pair: the second is the time after a break. */
function pairs(cells: Cells): DayColumns {
  const found: DayColumns = { rules: [], bad: [] };
  const ends = cells.starting("closes:");
  for (const cell of cells.starting("opens:")) {
    const days = cell.field.slice("opens:".length);
    const at = ends.findIndex((end) => end.field === `closes:${days}`);
    const [end] = at < 0 ? [] : ends.splice(at, 1);
    const hours = readDayCell(end && /^\d/.test(cell.text) ? `${cell.text} - ${end.text}` : cell.text);
    if (hours === undefined) found.bad.push(cell);
    else if (hours) found.rules.push({ days: daysOf(days.toLowerCase()), hours });
  }
  return found;
}

function days(cells: Cells): DayColumns {
  const found: DayColumns = { rules: [], bad: [] };
  for (const cell of cells.starting("hours:")) {
    const hours = readDayCell(rangeOfDate(cell.text) ?? cell.text);
    if (hours === undefined) found.bad.push(cell);
    else if (hours)
      found.rules.push({ days: daysOf(cell.field.slice("hours:".length).toLowerCase()), hours });
  }
  return found;
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

/** What texts say that are not the hours of the row: not understood, or one more than there can be. */
const unusedTexts = (texts: readonly Cell[], used: string): LeftOut[] =>
  texts.flatMap((cell) => {
    const read = readText(cell.text);
    if (read === used) return [];
    return leftOut(cell, read === undefined ? "not-understood" : "too-many");
  });

const isDaysAlone = (text: string): boolean =>
  daysAtStart.exec(text.trim().toLowerCase())?.[0].length === text.trim().length;

/** Whether several texts are parts of the same hours: not where two of them say other times for the same days, as of summer and winter. */
function canJoin(texts: readonly Cell[]): boolean {
  const seen = new Map<Day, DayHours>();
  for (const { text } of texts) {
    // Days of their own column wait for the times of another, and times for their days.
    const rules = isDaysAlone(text) ? undefined : readGermanHours(text);
    const waits = texts.length === 2 && texts.some((other) => isDaysAlone(other.text));
    for (const [day, hours] of rules && !waits ? weekOf(rules) : []) {
      const known = seen.get(day);
      const isMore = known?.kind === "times" && hours.kind === "times" && areApart(known.times, hours.times);
      if (known && !isMore) return false;
      seen.set(day, hours);
    }
  }
  return true;
}

/**
 * The opening hours of a row, from columns for days or from one text, in OpenStreetMap's syntax. A text that is not
 * understood stays as it is, so that it is refused where all hours are and shown to people; of columns for days none counts
 * where one is not understood: half of the hours would be wrong hours. What does not count is named.
 */
export function hoursOf(cells: Cells): { value: string; heading: string; left: LeftOut[] } {
  const [byDay, byTime] = [days(cells), pairs(cells)];
  const texts = cells.each("hours");
  const bad = [...byDay.bad, ...byTime.bad];
  const left = bad.map((cell) => leftOut(cell, "not-understood"));
  if (bad.length > 0) {
    const raw = [...cells.starting("hours:"), ...cells.starting("opens:"), ...cells.starting("closes:")];
    const others = raw.filter((cell) => !bad.includes(cell)).map((cell) => leftOut(cell, "half-hours"));
    return { value: "", heading: "", left: [...left, ...others, ...unusedTexts(texts, "")] };
  }
  const rules = together([...byDay.rules, ...byTime.rules]);
  if (rules.some(({ hours }) => hours.kind !== "off")) {
    const value = writeOsmHours(rules);
    return { value, heading: "", left: unusedTexts(texts, value) };
  }
  const [first] = texts;
  if (!first) return { value: "", heading: "", left };
  // Days without times would be days and nights.
  if (texts.every(({ text }) => isDaysAlone(text)))
    return { value: "", heading: "", left: texts.map((cell) => leftOut(cell, "not-understood")) };
  if (texts.length === 1) return { value: readText(first.text) ?? first.text, heading: first.heading, left };
  const whole = canJoin(texts) ? readText(texts.map(({ text }) => text).join("; ")) : undefined;
  if (whole !== undefined) return { value: whole, heading: first.heading, left };
  const used = texts.find(({ text }) => readText(text) !== undefined) ?? first;
  const value = readText(used.text) ?? used.text;
  const others = texts.filter((cell) => cell !== used);
  return { value, heading: used.heading, left: unusedTexts(others, value) };
}
