import { type Placed, placeInBerlin } from "../../../../kernel/clock/wall-clock.ts";
import { ok, type Result, refuse } from "../../../../kernel/result/result.ts";
import { dayNumber, dayOfNumber } from "./day-number.ts";
import { rhythmDays } from "./rhythm-days.ts";
import {
  type LeftOut,
  maxSeriesDays,
  maxSessions,
  type SeriesContext,
  type SeriesDate,
  type SeriesDates,
  type SeriesRefusal,
  type SeriesRule,
} from "./series-rule.ts";

const DAY = 86_400_000;

/**
 * The dates of a series, in order and without doubles, with what holidays and exceptions left out.
 *
 * @example datesOf({ from: "2026-10-06", startsAt: "18:00", endsAt: "19:30", count: 10, withoutSchoolHolidays: true,
 *   rhythm: { unit: "week", step: 1, weekdays: ["TU"] }, ... }, { publicHoliday, schoolHolidays })
 */
export function datesOf(rule: SeriesRule, context: SeriesContext): Result<SeriesDates, SeriesRefusal> {
  const refusal = check(rule);
  if (refusal) return refuse(refusal);
  const first = dayNumber(rule.from);
  const horizon = first + maxSeriesDays;
  const last = rule.until === undefined ? horizon : dayNumber(rule.until);
  const dates: SeriesDate[] = [];
  const leftOut: LeftOut[] = [];
  const exceptions = new Set(rule.exceptions);
  for (const number of rhythmDays(rule.rhythm, first, last)) {
    const day = dayOfNumber(number);
    const free = whyFree(day, rule, exceptions, context);
    if (free) leftOut.push(free);
    else dates.push(dateOn(day, rule.startsAt, rule.endsAt, false));
    if (dates.length === rule.count) break;
    if (dates.length > maxSessions) return refuse("too-many");
  }
  // Only a number without an end can run into the horizon.
  if (rule.until === undefined && rule.rhythm.unit !== "none" && dates.length < (rule.count ?? 0))
    return refuse("too-long");
  const all = withOwn(dates, rule);
  if (all.length === 0) return refuse("no-dates");
  if (all.length > maxSessions) return refuse("too-many");
  const unknown = unknownFrom(all, rule, context);
  return ok({ dates: all, leftOut, ...(unknown && { schoolHolidaysUnknownFrom: unknown }) });
}

function check(rule: SeriesRule): SeriesRefusal | undefined {
  if (rule.startsAt === rule.endsAt) return "same-times";
  for (const { startsAt = rule.startsAt, endsAt = rule.endsAt } of rule.ownDates)
    if (startsAt === endsAt) return "same-times";
  if (rule.rhythm.unit === "none") return undefined;
  if (rule.until === undefined) return rule.count === undefined ? "endless" : undefined;
  const days = dayNumber(rule.until) - dayNumber(rule.from);
  if (days < 0) return "until-before-from";
  return days > maxSeriesDays ? "too-long" : undefined;
}

function whyFree(
  day: string,
  rule: SeriesRule,
  exceptions: ReadonlySet<string>,
  context: SeriesContext,
): LeftOut | undefined {
  if (exceptions.has(day)) return { day, why: "exception" };
  const name = rule.withoutPublicHolidays ? context.publicHoliday(day) : undefined;
  if (name !== undefined) return { day, why: "public-holiday", name };
  if (!rule.withoutSchoolHolidays) return undefined;
  const school = context.schoolHolidays.find(({ from, to }) => from <= day && day <= to);
  return school && { day, why: "school-holiday", name: school.name };
}

/** A session on a day, by the wall clock; it may end on the next day. */
function dateOn(day: string, start: string, end: string, own: boolean): SeriesDate {
  const midnight = dayNumber(day) * DAY;
  const from = placeInBerlin(midnight + wallOf(start));
  const to = midnight + wallOf(end) + (end <= start ? DAY : 0);
  return {
    startsAt: new Date(from.moment),
    endsAt: new Date(endOf(from, to, to - midnight - wallOf(start))),
    day,
    own,
    ...clock(from),
  };
}

/** A start that the clock leaves out moves on by an hour, and might be after its end then: so it keeps its length. */
function endOf(from: Placed, to: number, length: number): number {
  const { moment } = placeInBerlin(to);
  return moment > from.moment ? moment : from.moment + length;
}

const clock = (placed: Placed) => (placed.clock ? { clock: placed.clock } : {});

/** Milliseconds after midnight of a time such as `18:00`. */
function wallOf(time: string): number {
  return (Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5))) * 60_000;
}

/** The own dates among those of the rule; where both begin at the same moment, the own one counts. */
function withOwn(dates: SeriesDate[], rule: SeriesRule): SeriesDate[] {
  const byStart = new Map(dates.map((date) => [date.startsAt.getTime(), date]));
  for (const { day, startsAt = rule.startsAt, endsAt = rule.endsAt } of rule.ownDates) {
    const date = dateOn(day, startsAt, endsAt, true);
    byStart.set(date.startsAt.getTime(), date);
  }
  return [...byStart.values()].sort((a, b) => a.startsAt.getTime() - b.startsAt.getTime());
}

function unknownFrom(dates: SeriesDate[], rule: SeriesRule, context: SeriesContext): string | undefined {
  const known = context.schoolHolidaysKnownUntil;
  if (!rule.withoutSchoolHolidays || known === undefined) return undefined;
  return dates.find(({ day, own }) => !own && day > known)?.day;
}
