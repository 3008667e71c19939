import { LRUCache } from "lru-cache";
import type OpeningHours from "opening_hours";
import { ok, type Result, refuse } from "../../../../kernel/result/result.ts";
import { clean } from "../fields/text.ts";
import { buildHours } from "./engine.ts";
import type { GermanState } from "./german-state.ts";
import { type SimpleWeek, simpleWeek } from "./simple-week.ts";
import { maxSpecialDays, type SpecialDay, validSpecialDays, withSpecialDays } from "./special-days.ts";
import { TooMuchWork, withWorkLimit } from "./wall-date.ts";

/** Opening hours that were understood. Made by `parseHours` only. */
export interface Hours {
  /** The value in OpenStreetMap's syntax, cleaned, special days included. */
  readonly value: string;
  readonly state: GermanState;
  /** A plain weekly pattern, or the package's object for everything else. */
  readonly pattern:
    | { kind: "week"; week: SimpleWeek; specials: readonly SpecialDay[] }
    | { kind: "package"; parsed: OpeningHours };
}

/**
 * Why hours were refused: nothing in it; longer than a value in OpenStreetMap may be; more special days than
 * `maxSpecialDays`; not the syntax; or so tangled that working it out takes too long.
 */
export type HoursRefusal = "empty" | "too-long" | "too-many-special-days" | "not-understood" | "too-complex";

/** OpenStreetMap keeps at most 255 characters per value. */
export const maxHoursLength = 255;

/** Dates that the package may make for one value; the costliest real value needs a hundredth of it. */
const parseLimit = 20_000;

/** An object of the package holds about 24 KB, a plain pattern about 1: in all at most some 8 MB. */
const cache = new LRUCache<string, Result<Hours, HoursRefusal>>({
  maxSize: 8_000,
  sizeCalculation: (result) => (result.ok && result.value.pattern.kind === "package" ? 24 : 1),
});

/**
 * Reads opening hours in OpenStreetMap's syntax (wiki.openstreetmap.org/wiki/Key:opening_hours/specification).
 * The state decides what `PH` (public holiday) and `SH` (school holiday) mean. Never throws, whatever the text.
 *
 * @example
 * parseHours("Mo-Fr 09:00-18:30; Sa 09:00-14:00; PH off", "NW")
 */
export function parseHours(
  value: string,
  state: GermanState,
  specials: readonly SpecialDay[] = [],
): Result<Hours, HoursRefusal> {
  // Counted before cleaning, which would cost time on a hostile megabyte.
  if (value.length > 4 * maxHoursLength) return refuse("too-long");
  const base = clean(value);
  if (base === "") return refuse("empty");
  if ([...base].length > maxHoursLength) return refuse("too-long");
  if (specials.length > maxSpecialDays) return refuse("too-many-special-days");
  const composed = withSpecialDays(base, specials);
  const key = `${state} ${composed}`;
  let result = cache.get(key);
  if (!result) {
    const week = simpleWeek(base);
    result = week
      ? ok({ value: composed, state, pattern: { kind: "week", week, specials: validSpecialDays(specials) } })
      : readByPackage(composed, state);
    cache.set(key, result);
  }
  return result;
}

function readByPackage(value: string, state: GermanState): Result<Hours, HoursRefusal> {
  try {
    const parsed = withWorkLimit(parseLimit, () => buildHours(value, state));
    return ok({ value, state, pattern: { kind: "package", parsed } });
  } catch (error) {
    // The package explains in English and with parts of the value; people get our own words.
    return refuse(error instanceof TooMuchWork ? "too-complex" : "not-understood");
  }
}
