import { createContext, Script } from "node:vm";
import { LRUCache } from "lru-cache";
import type OpeningHours from "opening_hours";
import { ok, type Result, refuse } from "../../../../kernel/result/result.ts";
import { clean } from "../fields/text.ts";
import { buildHours } from "./engine.ts";
import type { GermanState } from "./german-state.ts";
import { isOsmNotation, looksTwelveHour, tidied } from "./notation.ts";
import { type SimpleWeek, simpleWeek } from "./simple-week.ts";
import { maxSpecialDays, type SpecialDay, validSpecialDays, withSpecialDays } from "./special-days.ts";
import { TooMuchWork, withWorkLimit } from "./wall-date.ts";

/** Opening hours that were understood. Made by `parseHours` only. */
export interface Hours {
  /** The value in OpenStreetMap's notation (also where it was written as people write), special days included. */
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

/** Dates that the package may make to read one value; the costliest real value needs a hundredth of it. */
const parseLimit = 20_000;

/** Milliseconds; a real value takes one, and a busy machine must refuse nothing that an idle one accepts. */
const spellingPatience = 1000;
const context = createContext({});
const spelling = new Script("spell()");

/** An object of the package holds about 24 KB, a plain pattern about 1: in all at most some 8 MB. */
const cache = new LRUCache<string, Result<Hours, HoursRefusal>>({
  maxSize: 8_000,
  sizeCalculation: (result) => (result.ok && result.value.pattern.kind === "package" ? 24 : 1),
});

/**
 * Reads opening hours in OpenStreetMap's syntax (wiki.openstreetmap.org/wiki/Key:opening_hours/specification).
 * and as people write ("Mo-Fr 9-18 Uhr, Sa. 9.00-14.00"). The state decides what `PH` (public holiday) and `SH` (school
 * holiday) mean. Never throws, whatever the text.
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
  if (base.length > maxHoursLength) return refuse("too-long");
  if (specials.length > maxSpecialDays) return refuse("too-many-special-days");
  const valid = validSpecialDays(specials);
  const key = `${state} ${withSpecialDays(base, valid)}`;
  let result = cache.get(key);
  if (!result) {
    result = read(base, state, valid);
    cache.set(key, result);
  }
  return result;
}

function read(base: string, state: GermanState, specials: SpecialDay[]): Result<Hours, HoursRefusal> {
  const normal = simpleWeek(base) ? ok(base) : normalForm(base, state);
  if (!normal.ok) return normal;
  const value = withSpecialDays(normal.value, specials);
  const week = simpleWeek(normal.value);
  if (week) return ok({ value, state, pattern: { kind: "week", week, specials } });
  const parsed = byPackage(value, state);
  return parsed.ok ? ok({ value, state, pattern: { kind: "package", parsed: parsed.value } }) : parsed;
}

/** The value itself if it is OpenStreetMap's notation, else what it means in that notation. */
function normalForm(base: string, state: GermanState): Result<string, HoursRefusal> {
  const isOsm = isOsmNotation(base);
  if (!isOsm && looksTwelveHour(base)) return refuse("not-understood");
  const parsed = byPackage(base, state);
  if (parsed.ok) return isOsm ? ok(base) : pretty(parsed.value, state, base);
  const tidy = tidied(base);
  if (tidy === undefined || looksTwelveHour(tidy)) return parsed;
  if (simpleWeek(tidy)) return ok(tidy);
  const again = byPackage(tidy, state);
  return again.ok ? pretty(again.value, state, tidy) : again;
}

function byPackage(value: string, state: GermanState): Result<OpeningHours, HoursRefusal> {
  try {
    return ok(withWorkLimit(parseLimit, () => buildHours(value, state)));
  } catch (error) {
    // The package explains in English and with parts of the value; people get our own words.
    return refuse(error instanceof TooMuchWork ? "too-complex" : "not-understood");
  }
}

/** The package's own spelling, if it can be had and is read again, else the one given. */
function pretty(parsed: OpeningHours, state: GermanState, given: string): Result<string, HoursRefusal> {
  try {
    context.spell = () => withWorkLimit(parseLimit, () => parsed.prettifyValue({}));
    // For some values (`"c"::Mo`) it makes no dates that could be counted, but fills the memory.
    const value: string = spelling.runInContext(context, { timeout: spellingPatience });
    return ok(value.length <= maxHoursLength && byPackage(value, state).ok ? value : given);
  } catch (error) {
    // Of another realm than this one's errors.
    const isLate = (error as NodeJS.ErrnoException).code === "ERR_SCRIPT_EXECUTION_TIMEOUT";
    return isLate || error instanceof TooMuchWork ? refuse("too-complex") : ok(given);
  }
}
