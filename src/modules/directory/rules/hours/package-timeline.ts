import type OpeningHours from "opening_hours";
import type { Stretch } from "./timeline.ts";
import { wallDate, withWorkLimit } from "./wall-date.ts";

const MINUTE = 60_000;

/** The package's own words, which nobody should read: of an open end, and before a holiday's name for `PH +1 day`. */
const openEndWords = /^Specified as open end/;
const ownWords = /^Day (after|before) /;

/**
 * Dates that the package may make per day of the window, and at most: plain values need some ten, each question for a
 * public holiday seventy. The most takes about a second.
 */
const limitPerDay = 10_000;
const limit = 1_000_000;

/** The stretches that the package computes between two wall times; see `timeline`. */
export function packageTimeline(parsed: OpeningHours, from: number, to: number): Stretch[] {
  const stretches: Stretch[] = [];
  let start = from;
  const add = (until: number, state: Stretch["state"], comment?: string) => {
    if (until <= start) return;
    const text = comment?.trim();
    const stretch: Stretch = { from: start, to: until, state };
    if (text && openEndWords.test(text)) stretch.openEnd = true;
    else if (text && !ownWords.test(text)) stretch.comment = text;
    stretches.push(stretch);
    start = until;
  };
  try {
    withWorkLimit(Math.min(limit, limitPerDay * (2 + (to - from) / 1440)), () => {
      const iterator = parsed.getIterator(wallDate(from));
      const end = wallDate(to);
      for (;;) {
        const state = iterator.getState() ? "open" : iterator.getUnknown() ? "unknown" : "closed";
        const comment = iterator.getComment();
        const more = iterator.advance(end);
        const until = more ? iterator.getDate().getTime() / MINUTE : to;
        if (Number.isNaN(until)) throw new RangeError("A year of many digits is beyond all dates.");
        add(until, state, comment);
        if (!more) return;
      }
    });
  } catch {
    // Sunrise in a polar night, school holidays of a year that nobody has decided yet: from there on nothing is certain.
    add(to, "unknown");
  }
  return stretches;
}
