import type OpeningHours from "opening_hours";
import type { Hours } from "./hours.ts";
import { simpleTimeline } from "./simple-week.ts";
import { WallDate, withWorkLimit } from "./wall-date.ts";

/** A stretch of time in one state, in minutes of the wall (`berlin-time.ts`). */
export interface Stretch {
  from: number;
  to: number;
  /** `unknown`: by appointment, open end, a comment instead of a time. */
  state: "open" | "closed" | "unknown";
  comment?: string;
}

const MINUTE = 60_000;

/** The package's own words, which nobody should read; `PH +1 day` is commented in English as well. */
const ownWords = /^(Specified as open end|Day (after|before) )/;

/** Dates that the package may make per day of the window; plain values need 5 to 30. */
const limitPerDay = 2_000;

/**
 * All stretches from one wall time to another, without gap or overlap, in order. Where the package gives up, the rest
 * is `unknown`: nobody is sent to a door that may be closed.
 */
export function timeline(hours: Hours, from: number, to: number): Stretch[] {
  if (hours.week) return simpleTimeline(hours.week, hours.state, from, to);
  return hours.parsed ? packageTimeline(hours.parsed, from, to) : [{ from, to, state: "unknown" }];
}

/** The same from the package itself. */
export function packageTimeline(parsed: OpeningHours, from: number, to: number): Stretch[] {
  const stretches: Stretch[] = [];
  let start = from;
  const add = (until: number, state: Stretch["state"], comment?: string) => {
    if (until <= start) return;
    const text = comment?.trim();
    const said = text && !ownWords.test(text) ? { comment: text } : {};
    stretches.push({ from: start, to: until, state, ...said });
    start = until;
  };
  try {
    withWorkLimit(limitPerDay * (2 + (to - from) / 1440), () => {
      const iterator = parsed.getIterator(new WallDate(from * MINUTE));
      const end = new WallDate(to * MINUTE);
      for (;;) {
        const state = iterator.getState() ? "open" : iterator.getUnknown() ? "unknown" : "closed";
        const comment = iterator.getComment();
        const more = iterator.advance(end);
        add(more ? iterator.getDate().getTime() / MINUTE : to, state, comment);
        if (!more) return;
      }
    });
  } catch {
    add(to, "unknown");
  }
  return stretches;
}
