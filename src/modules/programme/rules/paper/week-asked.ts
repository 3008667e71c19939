// SPDX-License-Identifier: EUPL-1.2
import { dayAfter, dayIn, isDay, weekdayOf } from "../../../../kernel/clock/berlin.ts";

/** Weeks before and after this one of which there are posters: nobody fills our memory with those of the next century. */
const range = { before: 8, after: 52 };

/** The Monday of a day's week. */
export const mondayOf = (day: string): string => dayAfter(day, 1 - weekdayOf(day));

/**
 * The Monday of the week that somebody asks for.
 *
 * @param asked any day of that week; this week without one
 * @returns undefined where it is no day, or too far away
 */
export function weekAsked(asked: string | null, now: Date): string | undefined {
  const today = dayIn(now);
  if (asked === null || asked === "") return mondayOf(today);
  if (!isDay(asked)) return undefined;
  const monday = mondayOf(asked);
  const isNear =
    monday >= dayAfter(mondayOf(today), -7 * range.before) &&
    monday <= dayAfter(mondayOf(today), 7 * range.after);
  return isNear ? monday : undefined;
}
