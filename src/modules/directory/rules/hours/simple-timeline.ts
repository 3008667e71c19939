import { wallDay, wallMidnight } from "./berlin-time.ts";
import type { GermanState } from "./german-state.ts";
import { publicHoliday } from "./holidays.ts";
import {
  asksHolidays,
  type DayRange,
  HOLIDAY,
  parseRanges,
  rangesOfDay,
  type SimpleWeek,
} from "./simple-week.ts";
import type { SpecialDay } from "./special-days.ts";
import type { Stretch } from "./timeline.ts";

const DAY = 1440;

/** The stretches of a plain week with its special days between two wall times; see `timeline`. */
export function simpleTimeline(
  week: SimpleWeek,
  specials: readonly SpecialDay[],
  state: GermanState,
  from: number,
  to: number,
): Stretch[] {
  const holidays = asksHolidays(week);
  const open: Stretch[] = [];
  // Only those with a reason: the others are what remains.
  const closed: Stretch[] = [];
  // The night before reaches into the first day.
  for (let midnight = wallMidnight(from) - DAY; midnight < to; midnight += DAY) {
    const special = specials.length === 0 ? undefined : specialOn(specials, wallDay(midnight));
    const ranges = special ? rangesOfSpecial(special) : rangesOfDay(week, bitsOf(midnight, holidays, state));
    const reason = special?.reason;
    for (const range of ranges) put(open, midnight + range.from, midnight + range.to, "open", reason);
    if (ranges.length === 0 && reason !== undefined) put(closed, midnight, midnight + DAY, "closed", reason);
  }
  // Only a rule behind a comma can be out of order.
  open.sort((a, b) => a.from - b.from);
  return lay(open, closed, from, to);
}

function bitsOf(midnight: number, holidays: boolean, state: GermanState): number {
  // The epoch began on a Thursday.
  const weekday = 1 << ((midnight / DAY + 4) % 7);
  return holidays && publicHoliday(state, midnight) !== undefined ? weekday | HOLIDAY : weekday;
}

/** The last one given for a day counts. */
function specialOn(specials: readonly SpecialDay[], day: string): SpecialDay | undefined {
  return specials.findLast((special) => special.from <= day && day <= special.to);
}

function rangesOfSpecial(special: SpecialDay): DayRange[] {
  return special.hours === undefined ? [] : (parseRanges(special.hours) ?? []);
}

/** Lays open stretches, which may overlap, one after the other and fills the gaps with closed ones. */
function lay(open: Stretch[], closed: Stretch[], from: number, to: number): Stretch[] {
  const stretches: Stretch[] = [];
  let at = from;
  for (const stretch of open) {
    const start = Math.min(stretch.from, to);
    if (start > at) at = fill(stretches, closed, at, start);
    at = extend(stretches, at, Math.min(stretch.to, to), "open", stretch.comment);
  }
  fill(stretches, closed, at, to);
  return stretches;
}

function fill(stretches: Stretch[], closed: Stretch[], from: number, to: number): number {
  let at = from;
  for (const day of closed) {
    if (day.to <= at || day.from >= to) continue;
    at = extend(stretches, at, day.from, "closed", undefined);
    at = extend(stretches, at, Math.min(day.to, to), "closed", day.comment);
  }
  return extend(stretches, at, to, "closed", undefined);
}

/** Adds what lies between two times, to the last stretch if that says the same. Returns where the list now ends. */
function extend(
  stretches: Stretch[],
  from: number,
  to: number,
  state: Stretch["state"],
  comment: string | undefined,
): number {
  if (to <= from) return from;
  const last = stretches.at(-1);
  if (last && last.state === state && last.comment === comment) last.to = to;
  else put(stretches, from, to, state, comment);
  return to;
}

// Plain literals: a spread here cost more than all the rest.
function put(list: Stretch[], from: number, to: number, state: Stretch["state"], comment?: string): void {
  list.push(comment === undefined ? { from, to, state } : { from, to, state, comment });
}
