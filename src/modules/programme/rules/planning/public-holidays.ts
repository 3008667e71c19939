// SPDX-License-Identifier: EUPL-1.2
import { dayAfter, weekdayOf } from "../berlin.ts";

/** Those of all states, then those of some; on a day of the year, or so many days after Easter Sunday. */
const holidays: { name: string; on: string | number; states?: string }[] = [
  { name: "Neujahr", on: "01-01" },
  { name: "Karfreitag", on: -2 },
  { name: "Ostermontag", on: 1 },
  { name: "Tag der Arbeit", on: "05-01" },
  { name: "Christi Himmelfahrt", on: 39 },
  { name: "Pfingstmontag", on: 50 },
  { name: "Tag der Deutschen Einheit", on: "10-03" },
  { name: "1. Weihnachtstag", on: "12-25" },
  { name: "2. Weihnachtstag", on: "12-26" },
  { name: "Heilige Drei Könige", on: "01-06", states: "BW BY ST" },
  { name: "Internationaler Frauentag", on: "03-08", states: "BE MV" },
  { name: "Ostersonntag", on: 0, states: "BB" },
  { name: "Pfingstsonntag", on: 49, states: "BB" },
  { name: "Fronleichnam", on: 60, states: "BW BY HE NW RP SL" },
  { name: "Mariä Himmelfahrt", on: "08-15", states: "SL" },
  { name: "Weltkindertag", on: "09-20", states: "TH" },
  { name: "Reformationstag", on: "10-31", states: "BB HB HH MV NI SH SN ST TH" },
  { name: "Allerheiligen", on: "11-01", states: "BW BY NW RP SL" },
];

/** Easter Sunday of a year of the Gregorian calendar (the anonymous algorithm, Nature, 20 April 1876). */
export function easterOf(year: number): string {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const d = b - Math.floor(b / 4) - Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3);
  const h = (19 * a + d + 15) % 30;
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  const sum = h + l - 7 * m + 114;
  return `${year}-${String(Math.floor(sum / 31)).padStart(2, "0")}-${String((sum % 31) + 1).padStart(2, "0")}`;
}

/**
 * The public holiday on a day, as it holds in all of a state; those of single towns and Catholic parishes are not among them.
 *
 * @param day such as `2026-12-25`
 * @param state such as `NW` (ISO 3166-2:DE)
 */
export function publicHoliday(day: string, state: string): string | undefined {
  const year = Number(day.slice(0, 4));
  const easter = easterOf(year);
  const found = holidays.find(
    ({ on, states }) =>
      (states === undefined || states.split(" ").includes(state)) &&
      day === (typeof on === "number" ? dayAfter(easter, on) : `${year}-${on}`),
  );
  if (found) return found.name;
  // Saxony: the Wednesday before 23 November.
  const before = dayAfter(`${year}-11-22`, -((weekdayOf(`${year}-11-22`) + 4) % 7));
  return state === "SN" && day === before ? "Buß- und Bettag" : undefined;
}
