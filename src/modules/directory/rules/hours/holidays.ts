import { wallOfDay } from "./berlin-time.ts";
import { buildHours } from "./engine.ts";
import type { GermanState } from "./german-state.ts";
import { packageTimeline } from "./package-timeline.ts";

const DAY = 1440;

const years = new Map<string, ReadonlyMap<number, string>>();

/**
 * The public holidays of a state in one year: midnight in minutes of the wall, to German name. From the opening-hours
 * package; holidays of single towns (Augsburg, parts of Saxony and Thuringia) are not among them.
 */
function publicHolidays(state: GermanState, year: number): ReadonlyMap<number, string> {
  const key = state + year;
  let days = years.get(key);
  if (!days) {
    days = compute(state, year);
    // Sixteen states and the years around today; the bound is for whoever asks for the year 9999.
    if (years.size > 200) years.clear();
    years.set(key, days);
  }
  return days;
}

function compute(state: GermanState, year: number): ReadonlyMap<number, string> {
  const days = new Map<number, string>();
  const parsed = buildHours("PH", state);
  for (const stretch of packageTimeline(
    parsed,
    wallOfDay(`${year}-01-01`),
    wallOfDay(`${year}-12-31`) + DAY,
  )) {
    if (stretch.state !== "open") continue;
    for (let wall = stretch.from; wall < stretch.to; wall += DAY) days.set(wall, stretch.comment ?? "");
  }
  return days;
}

/** The German name of the public holiday on the day that begins at a wall midnight, if it is one. */
export function publicHoliday(state: GermanState, midnight: number): string | undefined {
  return publicHolidays(state, new Date(midnight * 60_000).getUTCFullYear()).get(midnight);
}
