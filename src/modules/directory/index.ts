// SPDX-License-Identifier: EUPL-1.2
/**
 * The door of `directory`: the free days of a state, entries as others may name them, and the place on an entry's page that higher
 * capabilities fill.
 *
 * @example
 * const { schoolHolidays, schoolHolidaysKnownUntil } = freeDays("NW", "2026-08-01", "2027-07-31");
 */
export { type FreeDays, freeDays } from "./rules/free-days/free-days.ts";
