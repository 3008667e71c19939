import type OpeningHours from "opening_hours";
import type { Stretch } from "./stretch.ts";
import { wallDate, withWorkLimit } from "./wall-date.ts";

const MINUTE = 60_000;

/** The package's own words, which nobody should read; `PH +1 day` is commented in English as well. */
const ownWords = /^(Specified as open end|Day (after|before) )/;

/** Dates that the package may make per day of the window; plain values need 5 to 30. */
const limitPerDay = 2_000;

/** The stretches that the package computes between two wall times; see `timeline`. */
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
      const iterator = parsed.getIterator(wallDate(from));
      const end = wallDate(to);
      for (;;) {
        const state = iterator.getState() ? "open" : iterator.getUnknown() ? "unknown" : "closed";
        const comment = iterator.getComment();
        const more = iterator.advance(end);
        add(more ? iterator.getDate().getTime() / MINUTE : to, state, comment);
        if (!more) return;
      }
    });
  } catch {
    // Sunrise in a polar night, school holidays of a year that nobody has decided yet: from there on nothing is certain.
    add(to, "unknown");
  }
  return stretches;
}
