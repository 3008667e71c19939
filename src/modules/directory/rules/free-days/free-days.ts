// SPDX-License-Identifier: EUPL-1.2
import { wallDay, wallOfDay } from "../hours/berlin-time.ts";
import { buildHours } from "../hours/engine.ts";
import type { GermanState } from "../hours/german-state.ts";
import { publicHoliday } from "../hours/holidays.ts";
import { packageTimeline } from "../hours/package-timeline.ts";

const DAY = 1440;

/** The days on which a state is free. */
export interface FreeDays {
  /** German name of the public holiday on a day such as `2026-12-25`, if it is one. */
  publicHoliday(day: string): string | undefined;
  /** First and last day of each, in order. */
  schoolHolidays: { from: string; to: string; name: string }[];
  /** The last day asked for, or the one after which nobody has decided on the school holidays yet. */
  schoolHolidaysKnownUntil: string;
}

/**
 * The free days of a state between two days such as `2026-08-01` (both included). From the opening-hours package, which has the school
 * holidays as the states' ministries publish them; days that single schools or towns choose are not among them.
 */
export function freeDays(state: GermanState, from: string, to: string): FreeDays {
  const schoolHolidays: FreeDays["schoolHolidays"] = [];
  let known = to;
  for (const stretch of packageTimeline(buildHours("SH", state), wallOfDay(from), wallOfDay(to) + DAY)) {
    if (stretch.state === "unknown") {
      known = wallDay(stretch.from - DAY);
      break;
    }
    if (stretch.state === "open")
      schoolHolidays.push({
        from: wallDay(stretch.from),
        to: wallDay(stretch.to - 1),
        name: stretch.comment ?? "",
      });
  }
  return {
    publicHoliday: (day) => publicHoliday(state, wallOfDay(day)),
    schoolHolidays,
    schoolHolidaysKnownUntil: known,
  };
}
