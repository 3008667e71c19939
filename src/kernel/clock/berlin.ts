// SPDX-License-Identifier: EUPL-1.2
import { berlinWall, placeInBerlin } from "./wall-clock.ts";

/** What the clocks of Berlin show: the ISO day, and the time as `18:00`. */
export function wallOf(moment: Date): { day: string; time: string } {
  // Without `Intl`, which takes twenty times as long: tables are made of thousands of these.
  const [day = "", time = ""] = new Date(berlinWall(moment)).toISOString().split("T");
  return { day, time: time.slice(0, 5) };
}

/** The ISO day in Berlin. */
export const dayIn = (moment: Date): string => wallOf(moment).day;

/**
 * The moment at which the clocks of Berlin show this. Of two (the hour that comes twice in October) the first; a time that no clock
 * shows (the hour left out in March) is the one an hour later.
 *
 * @param day such as `2026-11-23`, must exist
 * @param time such as `18:00`
 */
export function momentIn(day: string, time: string): Date {
  return new Date(placeInBerlin(Date.parse(`${day}T${time}:00Z`)).moment);
}

/** The ISO day so many days later. */
export function dayAfter(day: string, days: number): string {
  const noon = new Date(`${day}T12:00:00Z`);
  noon.setUTCDate(noon.getUTCDate() + days);
  return noon.toISOString().slice(0, 10);
}

/** The first moment of a day in Berlin. */
export const startOf = (day: string): Date => momentIn(day, "00:00");

/** Monday is 1, Sunday 7. */
export const weekdayOf = (day: string): number => new Date(`${day}T12:00:00Z`).getUTCDay() || 7;

const dayForm = /^\d{4}-\d{2}-\d{2}$/;

/** Whether a text is a day that exists. */
export const isDay = (text: string): boolean =>
  dayForm.test(text) && Number.isFinite(Date.parse(`${text}T12:00:00Z`)) && dayAfter(text, 0) === text;

/** Whether a text is a day of this century: in 0026 or 9999 nobody plans or looks for anything, but both are quickly typed. */
export const isDayOfOurs = (text: string): boolean => isDay(text) && text.startsWith("20");

/** Whether a text is a time on the clock such as `18:00`. */
export const isTime = (text: string): boolean => /^([01]\d|2[0-3]):[0-5]\d$/.test(text);
