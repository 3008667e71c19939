// SPDX-License-Identifier: EUPL-1.2

import { isDayOfOurs, isTime, momentIn, weekdayOf } from "../../../../kernel/clock/berlin.ts";
import { ok, type Result, refuse } from "../../../../kernel/result/result.ts";
import { type Rhythm, type SeriesRule, seriesRule, weekDays } from "../series/series-rule.ts";
import { slotsOf } from "../series/slots-of.ts";
import { wholeNumber } from "./read-offering.ts";

export type DatesProblem = "day" | "time" | "end" | "count" | "days" | "rhythm" | "slot" | "many";

type Form = Pick<URLSearchParams, "get" | "getAll">;

/**
 * How dates repeat, as the form asks: every so many weeks; or every so many months on the same weekday ("every first Tuesday"), on
 * the last such weekday, or on the same day ("every 15th"). The first day says which.
 */
export const rhythms = ["week", "month-weekday", "month-last", "month-day"] as const;
type RhythmChoice = (typeof rhythms)[number];

/** Reads one date: a day, and from when until when. The end must be later than the start. */
export function readDate(form: Form): Result<{ startsAt: Date; endsAt: Date }, DatesProblem> {
  const [day = "", from = "", to = ""] = ["day", "from", "to"].map((name) => form.get(name)?.trim() ?? "");
  if (!isDayOfOurs(day)) return refuse("day");
  if (!isTime(from) || !isTime(to)) return refuse("time");
  const [startsAt, endsAt] = [momentIn(day, from), momentIn(day, to)];
  return endsAt > startsAt ? ok({ startsAt, endsAt }) : refuse("end");
}

/** Days such as `2026-12-24, 31.12.2026`, however they are parted; undefined where something is none. */
function readDays(text: string): string[] | undefined {
  const days = text
    .split(/[\s,;]+/)
    .filter(Boolean)
    .map((each) => {
      const [, day = "", month = "", year = ""] = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/.exec(each) ?? [];
      return year === "" ? each : `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
    });
  return days.length <= 366 && days.every(isDayOfOurs) ? days : undefined;
}

/** What the form asks to be repeated, on the day that it names first. */
function rhythmOf(choice: RhythmChoice, step: number, from: string, more: readonly string[]): Rhythm {
  const weekday = weekDays[weekdayOf(from) - 1] ?? "MO";
  if (choice === "week")
    return { unit: "week", step, weekdays: weekDays.filter((day) => day === weekday || more.includes(day)) };
  const day = Number(from.slice(8));
  // A fifth Friday and a 31st are what people call the last; few months have either.
  if (choice === "month-day") return { unit: "month", step, on: { day: day === 31 ? -1 : day } };
  const nth = Math.ceil(day / 7);
  const isLast = choice === "month-last" || nth === 5;
  return { unit: "month", step, on: { nth: isLast ? -1 : nth, weekday } };
}

/**
 * Reads the form of a series: once, every so many weeks or months, so many times or until a day, without some days, with own dates
 * besides.
 */
export function readSeries(form: Form): Result<SeriesRule, DatesProblem> {
  const first = readDate(form);
  if (!first.ok) return first;
  const from = form.get("day")?.trim() ?? "";
  const step = wholeNumber(form as URLSearchParams, "step", 0, 52);
  const count = wholeNumber(form as URLSearchParams, "count", 1, 366);
  const until = form.get("until")?.trim() ?? "";
  const [exceptions, own] = [readDays(form.get("exceptions") ?? ""), readDays(form.get("own") ?? "")];
  if (step === undefined || count === undefined) return refuse("count");
  if (!exceptions || !own) return refuse("days");
  if (until !== "" && !isDayOfOurs(until)) return refuse("day");
  const chosen = rhythms.find((each) => each === form.get("rhythm"));
  // Whoever says only "every 2" means weeks.
  const choice = chosen ?? (step !== null && step > 0 ? "week" : undefined);
  const isSeries = choice !== undefined;
  if (isSeries && count === null && until === "") return refuse("count");
  if (!isSeries && ((count ?? 1) > 1 || until !== "")) return refuse("rhythm");
  const rule = seriesRule.safeParse({
    from,
    startsAt: form.get("from")?.trim(),
    endsAt: form.get("to")?.trim(),
    rhythm: choice ? rhythmOf(choice, step || 1, from, form.getAll("weekdays")) : { unit: "none" },
    ...(isSeries && count !== null && { count }),
    ...(isSeries && until !== "" && { until }),
    ownDates: [...(isSeries ? [] : [from]), ...own].map((day) => ({ day })),
    exceptions,
    withoutPublicHolidays: form.get("publicHolidays") === "1",
    withoutSchoolHolidays: form.get("schoolHolidays") === "1",
  });
  return rule.success ? ok(rule.data) : refuse("day");
}

interface When {
  startsAt: Date;
  endsAt: Date;
}

/** More appointments than these nobody plans at once. */
const mostAppointments = 400;

/**
 * Cuts dates into single appointments, where the form says how long one is: each becomes a session of its own, for which one signs
 * up. Without a length the dates stay as they are.
 */
export function appointmentsOf(form: Form, dates: readonly When[]): Result<When[], DatesProblem> {
  const minutes = wholeNumber(form as URLSearchParams, "slot", 5, 480);
  const between = wholeNumber(form as URLSearchParams, "pause", 0, 240);
  if (minutes === undefined || between === undefined) return refuse("slot");
  if (minutes === null) return ok([...dates]);
  const all: When[] = [];
  for (const date of dates) {
    const slots = slotsOf(date, { minutes, between: between ?? 0, breaks: [] });
    if (!slots.ok) return refuse("slot");
    all.push(...slots.value);
    if (all.length > mostAppointments) return refuse("many");
  }
  return ok(all);
}
