import { wallMidnight } from "./berlin-time.ts";
import { publicHoliday } from "./holidays.ts";
import type { Hours } from "./hours.ts";
import { packageTimeline } from "./package-timeline.ts";
import { simpleTimeline } from "./simple-timeline.ts";

/** A stretch of time in one state, in minutes of the wall (`berlin-time.ts`). */
export interface Stretch {
  from: number;
  to: number;
  /** `unknown`: by appointment, open end, a comment instead of a time. */
  state: "open" | "closed" | "unknown";
  comment?: string;
  /** Open from here, the end is not said (`18:00+`); `to` is a guess. */
  openEnd?: true;
}

const DAY = 1440;

/**
 * All stretches from one wall time to another, without gap or overlap, in order. Where the package gives up, the rest
 * is `unknown`: nobody is sent to a door that may be closed. For the same reason hours that say nothing of holidays are
 * `unknown` on a public holiday: by the letter of OpenStreetMap's syntax they hold, but shops have to stay closed then by
 * the states' laws on opening hours, and three of four values in real data do not mention it.
 */
export function timeline(hours: Hours, from: number, to: number): Stretch[] {
  if (speaksOfHolidays(hours.value)) return written(hours, from, to);
  // From a day before, so that a night is seen from its evening, to which day it belongs.
  return written(hours, from - DAY, to)
    .flatMap((stretch) => doubtHolidays(stretch, hours))
    .filter((stretch) => stretch.to > from)
    .map((stretch) => (stretch.from < from ? { ...stretch, from } : stretch));
}

function written({ pattern, state }: Hours, from: number, to: number): Stretch[] {
  return pattern.kind === "week"
    ? simpleTimeline(pattern.week, pattern.specials, state, from, to)
    : packageTimeline(pattern.parsed, from, to);
}

/** Rules for holidays or for dates, or a door that is never closed. */
const speaksOfHolidays = (value: string): boolean =>
  value === "24/7" || /\b(PH|Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|easter)\b/.test(value);

/** What is open for more than a day is doubted day by day, everything else by the day on which it begins. */
function doubtHolidays(stretch: Stretch, { state }: Hours): Stretch[] {
  if (stretch.state !== "open") return [stretch];
  const doubted = (midnight: number) => (publicHoliday(state, midnight) === undefined ? "open" : "unknown");
  if (stretch.to - stretch.from <= DAY) return [{ ...stretch, state: doubted(wallMidnight(stretch.from)) }];
  const parts: Stretch[] = [];
  for (let from = stretch.from; from < stretch.to; ) {
    const midnight = wallMidnight(from);
    const to = Math.min(stretch.to, midnight + DAY);
    const last = parts.at(-1);
    if (last?.state === doubted(midnight)) last.to = to;
    else parts.push({ ...stretch, from, to, state: doubted(midnight) });
    from = to;
  }
  return parts;
}
