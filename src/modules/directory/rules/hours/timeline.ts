import type { Hours } from "./hours.ts";
import { packageTimeline } from "./package-timeline.ts";
import { simpleTimeline } from "./simple-timeline.ts";
import type { Stretch } from "./stretch.ts";

/**
 * All stretches from one wall time to another, without gap or overlap, in order. Where the package gives up, the rest
 * is `unknown`: nobody is sent to a door that may be closed.
 */
export function timeline(hours: Hours, from: number, to: number): Stretch[] {
  return hours.pattern.kind === "week"
    ? simpleTimeline(hours.pattern.week, hours.pattern.specials, hours.state, from, to)
    : packageTimeline(hours.pattern.parsed, from, to);
}
