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

const cache = new LRUCache<string, readonly OpenInterval[]>({ max: 5_000 });

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
  const merged: { from: number; to: number }[] = [];
  for (const stretch of timeline(hours, from, to)) {
    if (stretch.state !== "open") continue;
    const last = merged.at(-1);
    if (last && last.to === stretch.from) last.to = stretch.to;
    else merged.push({ from: stretch.from, to: stretch.to });
  }
  return merged.flatMap(cut);
}

/** One open stretch of the wall as intervals of at most a day; empty where March leaves the hour out. */
function cut(stretch: { from: number; to: number }): OpenInterval[] {
  const opens = fromWall(stretch.from);
  const closes = fromWall(stretch.to);
  if (closes - opens <= DAY) return opens < closes ? [{ opens, closes }] : [];
  const noon = wallMidnight(stretch.from) + DAY / 2;
  const midnight = wallMidnight(stretch.from) + DAY;
  // Only a day that is longer than a day still needs the cut at noon.
  const at = midnight < stretch.to ? midnight : noon;
  return [...cut({ from: stretch.from, to: at }), ...cut({ from: at, to: stretch.to })];
}
