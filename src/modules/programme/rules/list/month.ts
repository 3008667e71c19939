// SPDX-License-Identifier: EUPL-1.2
import { dayAfter, startOf, weekdayOf } from "../../../../kernel/clock/berlin.ts";

/** So many months ahead a calendar leads; nobody plans longer. */
const monthsAhead = 24;

/** `2026-12` so many months after `2026-11`. */
export function monthAfter(month: string, months: number): string {
  const number = Number(month.slice(0, 4)) * 12 + Number(month.slice(5)) - 1 + months;
  return `${Math.floor(number / 12)}-${String((number % 12) + 1).padStart(2, "0")}`;
}

/**
 * Reads a month such as `2026-12`; what is none, over, or too far ahead is the present one.
 *
 * @param back so many months that are over are shown as well
 */
export function readMonth(text: string | null, today: string, back = 0): string {
  const present = today.slice(0, 7);
  const isMonth = text !== null && /^20\d\d-(0[1-9]|1[0-2])$/.test(text);
  return isMonth && text >= monthAfter(present, -back) && text <= monthAfter(present, monthsAhead)
    ? text
    : present;
}

/** The months before and after, as far as the calendar leads. */
export function monthsBeside(month: string, today: string, back = 0): { before?: string; after?: string } {
  const present = today.slice(0, 7);
  return {
    ...(month > monthAfter(present, -back) && { before: monthAfter(month, -1) }),
    ...(month < monthAfter(present, monthsAhead) && { after: monthAfter(month, 1) }),
  };
}

/** The weeks of a month from Monday to Sunday; null for days of other months. */
export function weeksOf(month: string): (string | null)[][] {
  const weeks: (string | null)[][] = [];
  for (let day = dayAfter(`${month}-01`, 1 - weekdayOf(`${month}-01`)); day.slice(0, 7) <= month; ) {
    const week: (string | null)[] = [];
    for (let index = 0; index < 7; index++, day = dayAfter(day, 1))
      week.push(day.startsWith(month) ? day : null);
    weeks.push(week);
  }
  return weeks;
}

/** The moments at which a month begins and ends in Berlin. */
export const spanOfMonth = (month: string): { from: Date; to: Date } => ({
  from: startOf(`${month}-01`),
  to: startOf(`${monthAfter(month, 1)}-01`),
});
