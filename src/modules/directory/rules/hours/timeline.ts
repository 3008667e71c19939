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

/**
 * All stretches from one wall time to another, without gap or overlap, in order. Where the package gives up, the rest
 * is `unknown`: nobody is sent to a door that may be closed.
 */
export function timeline(hours: Hours, from: number, to: number): Stretch[] {
  return hours.pattern.kind === "week"
    ? simpleTimeline(hours.pattern.week, hours.pattern.specials, hours.state, from, to)
    : packageTimeline(hours.pattern.parsed, from, to);
}
