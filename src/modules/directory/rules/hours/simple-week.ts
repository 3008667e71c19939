import { wallDay, wallMidnight } from "./berlin-time.ts";
import type { GermanState } from "./german-state.ts";
import { publicHolidays } from "./holidays.ts";
import type { Stretch } from "./timeline.ts";

/**
 * A plain weekly pattern (`Mo-Fr 09:00-18:00; Sa 09:00-14:00; PH off`), which most businesses have. It is read here
 * and not by the package because an import computes two weeks of tens of thousands of them. Whatever is not plain is
 * left to the package; a property test holds both to the same stretches.
 */
export interface SimpleWeek {
  /** In order: a later rule replaces the whole day of an earlier one. */
  rules: SimpleRule[];
}

interface SimpleRule {
  /** Days by `Date#getUTCDay` (Sunday is 0), as bits; bit 7 is a public holiday. */
  days: number;
  /** Minutes of the day, sorted and merged; empty is closed. */
  ranges: { from: number; to: number }[];
}

const DAY = 1440;
const weekdays = ["Su", "Mo", "Tu", "We", "Th", "Fr", "Sa"];
const HOLIDAY = 1 << 7;
const EVERY_WEEKDAY = 0b111_1111;

const days = "(?:Mo|Tu|We|Th|Fr|Sa|Su|PH)(?:-(?:Mo|Tu|We|Th|Fr|Sa|Su))?";
const time = "(?:[01]\\d|2[0-4]):[0-5]\\d-(?:[01]\\d|2[0-4]):[0-5]\\d";
const rulePattern = new RegExp(`^(?:(${days}(?:,${days})*) )?(${time}(?:, ?${time})*|off|closed)$`);

/** The pattern of a value if it is a plain one. */
export function simpleWeek(value: string): SimpleWeek | undefined {
  if (value === "24/7") return { rules: [{ days: EVERY_WEEKDAY, ranges: [{ from: 0, to: DAY }] }] };
  const rules: SimpleRule[] = [];
  for (const part of value.split(/; ?/)) {
    const [, dayText, timeText] = rulePattern.exec(part) ?? [];
    if (timeText === undefined) return undefined;
    // A rule without days has special meanings after another rule, and "off" without days is no plain week.
    if (dayText === undefined && (rules.length > 0 || !timeText.includes(":"))) return undefined;
    const bits = dayText === undefined ? EVERY_WEEKDAY : daysOf(dayText);
    const ranges = timeText.includes(":") ? rangesOf(timeText) : [];
    if (bits === undefined || ranges === undefined) return undefined;
    rules.push({ days: bits, ranges });
  }
  return { rules };
}

function daysOf(text: string): number | undefined {
  let bits = 0;
  for (const item of text.split(",")) {
    const [first = "", last] = item.split("-");
    if (first === "PH") {
      // "PH-Mo" means nothing.
      if (last !== undefined) return undefined;
      bits |= HOLIDAY;
      continue;
    }
    const start = weekdays.indexOf(first);
    const end = last === undefined ? start : weekdays.indexOf(last);
    for (let day = start; ; day = (day + 1) % 7) {
      bits |= 1 << day;
      if (day === end) break;
    }
  }
  return bits;
}

function rangesOf(text: string): { from: number; to: number }[] | undefined {
  const ranges: { from: number; to: number }[] = [];
  for (const item of text.split(/, ?/)) {
    const [from = 0, to = 0] = item
      .split("-")
      .map((clock) => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3)));
    // Over midnight the package has rules of its own about what the next day may cut off.
    if (from >= to || to > DAY) return undefined;
    const last = ranges.at(-1);
    // Out of order or overlapping: not plain.
    if (last && last.to > from) return undefined;
    if (last && last.to === from) last.to = to;
    else ranges.push({ from, to });
  }
  return ranges;
}

/** The stretches of a plain week between two wall times; see `timeline`. */
export function simpleTimeline(week: SimpleWeek, state: GermanState, from: number, to: number): Stretch[] {
  const stretches: Stretch[] = [];
  const add = (until: number, kind: "open" | "closed") => {
    const end = Math.min(until, to);
    const last = stretches.at(-1);
    const start = last?.to ?? from;
    if (end <= start) return;
    if (last?.state === kind) last.to = end;
    else stretches.push({ from: start, to: end, state: kind });
  };
  for (let midnight = wallMidnight(from); midnight < to; midnight += DAY) {
    for (const range of rangesOn(week, state, midnight)) {
      add(midnight + range.from, "closed");
      add(midnight + range.to, "open");
    }
    add(midnight + DAY, "closed");
  }
  return stretches;
}

function rangesOn(week: SimpleWeek, state: GermanState, midnight: number): SimpleRule["ranges"] {
  const date = new Date(midnight * 60_000);
  const asksHolidays = week.rules.some((rule) => rule.days & HOLIDAY);
  const isHoliday = asksHolidays && publicHolidays(state, date.getUTCFullYear()).has(wallDay(midnight));
  const bits = (1 << date.getUTCDay()) | (isHoliday ? HOLIDAY : 0);
  return week.rules.findLast((rule) => rule.days & bits)?.ranges ?? [];
}
