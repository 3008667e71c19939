import { LRUCache } from "lru-cache";
import { fromWall, toWall, wallMidnight } from "./berlin-time.ts";
import type { Hours } from "./hours.ts";
import { timeline } from "./timeline.ts";

/** Open from `opens` until before `closes`, in whole minutes since the Unix epoch (UTC). */
export interface OpenInterval {
  opens: number;
  closes: number;
}

const DAY = 1440;

const cache = new LRUCache<string, readonly OpenInterval[]>({ max: 2_000 });

/**
 * When a business is certainly open: from the Berlin midnight that began the day of `from`, over `days` Berlin days,
 * in order, without overlap. "By appointment", open ends and the like do not count. No interval is longer than 1,440
 * minutes: longer ones are cut at Berlin midnight (and at noon on the day of 25 hours), because the index over them
 * looks back one day only. The answer is shared and frozen.
 */
export function openIntervals(hours: Hours, from: Date, days = 14): readonly OpenInterval[] {
  const start = wallMidnight(toWall(Math.floor(from.getTime() / 60_000)));
  const key = `${hours.state} ${start} ${days} ${hours.value}`;
  let intervals = cache.get(key);
  if (!intervals) {
    intervals = Object.freeze(compute(hours, start, start + days * DAY));
    cache.set(key, intervals);
  }
  return intervals;
}

function compute(hours: Hours, from: number, to: number): OpenInterval[] {
  const intervals: OpenInterval[] = [];
  let opens: number | undefined;
  for (const stretch of timeline(hours, from, to)) {
    // Neighbours differ in state or comment; only the first kind of border is one here.
    if (stretch.state === "open") opens ??= stretch.from;
    else if (opens !== undefined) {
      cut(intervals, opens, stretch.from);
      opens = undefined;
    }
  }
  if (opens !== undefined) cut(intervals, opens, to);
  return intervals;
}

/** Adds one open stretch of the wall as intervals of at most a day; none where March leaves the hour out. */
function cut(intervals: OpenInterval[], from: number, to: number): void {
  const opens = fromWall(from);
  const closes = fromWall(to);
  if (closes - opens <= DAY) {
    if (opens < closes) intervals.push({ opens, closes });
    return;
  }
  const noon = wallMidnight(from) + DAY / 2;
  const midnight = wallMidnight(from) + DAY;
  // Only the day of 25 hours still needs the cut at noon.
  const at = midnight < to ? midnight : noon;
  cut(intervals, from, at);
  cut(intervals, at, to);
}
