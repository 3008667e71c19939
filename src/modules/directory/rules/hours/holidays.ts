import { LRUCache } from "lru-cache";
import { wallDay, wallOfDay } from "./berlin-time.ts";
import { buildHours } from "./engine.ts";
import type { GermanState } from "./german-state.ts";
import { packageTimeline } from "./timeline.ts";

const cache = new LRUCache<string, ReadonlyMap<string, string>>({ max: 100 });

/**
 * The public holidays of a state in one year: day (`2026-12-25`) to German name, from the opening-hours package.
 * Holidays of single towns (Augsburg, parts of Saxony and Thuringia) are not among them.
 */
export function publicHolidays(state: GermanState, year: number): ReadonlyMap<string, string> {
  const key = `${state} ${year}`;
  let days = cache.get(key);
  if (!days) {
    days = compute(state, year);
    cache.set(key, days);
  }
  return days;
}

function compute(state: GermanState, year: number): ReadonlyMap<string, string> {
  const days = new Map<string, string>();
  const parsed = buildHours("PH", state);
  for (const stretch of packageTimeline(parsed, wallOfDay(`${year}-01-01`), wallOfDay(`${year + 1}-01-01`))) {
    if (stretch.state !== "open") continue;
    for (let wall = stretch.from; wall < stretch.to; wall += 1440)
      days.set(wallDay(wall), stretch.comment ?? "");
  }
  return days;
}

/** The name of the public holiday on a day such as `2026-12-25`, if it is one. */
export function publicHoliday(state: GermanState, day: string): string | undefined {
  return publicHolidays(state, Number(day.slice(0, 4))).get(day);
}
