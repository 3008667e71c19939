/**
 * A plain weekly pattern (`Mo-Fr 09:00-18:00; Sa 09:00-14:00; PH off`), which most businesses have. It is read here
 * and not by the package, because an import computes two weeks of tens of thousands of them. Whatever is not plain is
 * left to the package; a property test holds both to the same stretches.
 *
 * One difference is meant: the night belongs to the day on which it begins. By the letter of the specification
 * `Fr 18:00-02:00; Sa 10:00-14:00` closes on Friday at midnight, because `;` lets Saturday's rule replace all of
 * Saturday, and the package says so; those who wrote it mean two o'clock, as with the comma that the specification asks for
 * (`Fr 18:00-02:00, Sa 10:00-14:00`). People would stand before a bar that says "closed" and is open.
 */
export interface SimpleWeek {
  rules: SimpleRule[];
}

interface SimpleRule {
  /** Days by `Date#getUTCDay` (Sunday is 0), as bits; bit 7 is a public holiday. */
  days: number;
  ranges: DayRange[];
  /** After a comma: adds to the day instead of replacing it. */
  adds: boolean;
}

/** Minutes from the midnight of the day on which it begins; over midnight `to` is more than a day. */
export interface DayRange {
  from: number;
  to: number;
}

const DAY = 1440;
const weekdays = ["Su", "Mo", "Tu", "We", "Th", "Fr", "Sa"];
const EVERY_WEEKDAY = 0b111_1111;
export const HOLIDAY = 1 << 7;

const dayText = "(?:PH|(?:Mo|Tu|We|Th|Fr|Sa|Su)(?:-(?:Mo|Tu|We|Th|Fr|Sa|Su))?)";
const rangeText = "(?:[01]?\\d|2[0-3]):[0-5]\\d-[0-4]?\\d:[0-5]\\d";
const rulePattern = new RegExp(
  `(?:(${dayText}(?:, ?${dayText})*) )?(?:(${rangeText}(?:, ?${rangeText})*)|off|closed)(?:(; ?|, ?(?=[A-Z]))|;? ?$)`,
  "y",
);

/** The pattern of a value if it is a plain one. */
export function simpleWeek(value: string): SimpleWeek | undefined {
  if (value === "24/7")
    return { rules: [{ days: EVERY_WEEKDAY, ranges: [{ from: 0, to: DAY }], adds: false }] };
  const rules: SimpleRule[] = [];
  let adds = false;
  let at = 0;
  while (at < value.length) {
    rulePattern.lastIndex = at;
    const match = rulePattern.exec(value);
    if (!match) return undefined;
    const [whole, days, times, separator] = match;
    // A rule without days has special meanings after another rule, and "off" without days is no plain week.
    if (days === undefined && (rules.length > 0 || times === undefined)) return undefined;
    const ranges = times === undefined ? [] : parseRanges(times);
    if (ranges === undefined) return undefined;
    rules.push({ days: days === undefined ? EVERY_WEEKDAY : daysOf(days), ranges, adds });
    adds = separator?.startsWith(",") ?? false;
    at += whole.length;
  }
  return rules.length === 0 || adds ? undefined : { rules };
}

function daysOf(text: string): number {
  let bits = 0;
  for (const item of text.split(/, ?/)) {
    const [first = "", last = first] = item.split("-");
    if (first === "PH") {
      bits |= HOLIDAY;
      continue;
    }
    const end = weekdays.indexOf(last);
    let day = weekdays.indexOf(first);
    for (; day !== end; day = (day + 1) % 7) bits |= 1 << day;
    bits |= 1 << end;
  }
  return bits;
}

/** Ranges such as `09:00-12:00,14:00-02:00`; undefined where they are out of order, overlap or last a day or more. */
export function parseRanges(text: string): DayRange[] | undefined {
  const ranges: DayRange[] = [];
  for (const item of text.split(/, ?/)) {
    const [from = 0, end = 0] = item.split("-").map(minutesOf);
    const to = end < from ? end + DAY : end;
    const last = ranges.at(-1);
    if (to === from || to - from >= DAY + (from === 0 ? 1 : 0) || (last && last.to > from)) return undefined;
    if (last && last.to === from) last.to = to;
    else ranges.push({ from, to });
  }
  return ranges;
}

function minutesOf(clock: string): number {
  const [hours = 0, minutes = 0] = clock.split(":").map(Number);
  return hours * 60 + minutes;
}

/** What the pattern says of a day, given as bits of its weekday and whether it is a holiday. */
export function rangesOfDay(week: SimpleWeek, bits: number): DayRange[] {
  let ranges: DayRange[] = [];
  for (const rule of week.rules) {
    if ((rule.days & bits) === 0) continue;
    // "off" clears the day also behind a comma.
    ranges = rule.adds && rule.ranges.length > 0 ? [...ranges, ...rule.ranges] : rule.ranges;
  }
  return ranges;
}

/** Whether the pattern speaks of public holidays. */
export function asksHolidays(week: SimpleWeek): boolean {
  return week.rules.some((rule) => rule.days & HOLIDAY);
}
