import { fromWall, toWall } from "./berlin-time.ts";
import type { Hours } from "./hours.ts";
import { type Stretch, timeline } from "./timeline.ts";

/** Whether a business is open at a moment. */
export interface OpenState {
  open: boolean | "unknown";
  /** When this changes; absent if not within a year (such as 24/7). */
  nextChange?: Date;
  /** What the hours say about it: `nach Vereinbarung`, `Betriebsferien`, the name of the holiday. */
  comment?: string;
}

const DAY = 1440;

/** Open, closed or unknown at `now`, and until when. Agrees with `openIntervals` minute by minute. */
export function stateAt(hours: Hours, now: Date): OpenState {
  const wall = toWall(Math.floor(now.getTime() / 60_000));
  // Nearly all hours change within a week; seasons need the long look, which costs some milliseconds.
  const stretches =
    firstChange(timeline(hours, wall, wall + 8 * DAY)) ?? timeline(hours, wall, wall + 366 * DAY);
  const [first] = stretches;
  const state = first?.state ?? "unknown";
  const change = stretches.find((stretch) => stretch.state !== state);
  return {
    open: state === "unknown" ? state : state === "open",
    ...(change ? { nextChange: new Date(fromWall(change.from) * 60_000) } : {}),
    ...(first?.comment === undefined ? {} : { comment: first.comment }),
  };
}

/** The stretches, if the state changes among them. */
function firstChange(stretches: Stretch[]): Stretch[] | undefined {
  return stretches.some((stretch) => stretch.state !== stretches[0]?.state) ? stretches : undefined;
}
