import { dateOfNumber, daysInMonth, numberOfDate, weekdayOf } from "../series/day-number.ts";
import type { RecurRule } from "./recur-rule.ts";

const DAY = 86_400_000;

/** What the search for dates may still cost, in days looked at; shared by all rules of a file. */
export interface Budget {
  steps: number;
}

/**
 * The starts of a rule, as wall times in order and without doubles, from about `from` to `to`. `first` is the event's own start and
 * always the first of them. Without a number of dates the search jumps to `from`, so an event of 1601 costs no more than one of today.
 * Ends early when the budget is used up (`budget.steps` is below zero then).
 */
export function* recurStarts(
  rule: RecurRule,
  first: number,
  until: number,
  from: number,
  to: number,
  budget: Budget,
): Generator<number> {
  const last = Math.min(until, to);
  const plan = planOf(rule, first);
  let left = rule.count ?? Number.POSITIVE_INFINITY;
  if (first > to) return;
  yield first;
  left--;
  for (let period = rule.count === undefined ? plan.before(from) : 0; left > 0; period++) {
    const start = plan.startOf(period);
    // Not "later than": a period beyond the end of all dates is no number.
    if (!(start * DAY <= last)) return;
    for (const wall of plan.wallsOf(period, budget)) {
      if (wall <= first) continue;
      if (wall > last || left-- <= 0) return;
      yield wall;
    }
    budget.steps--;
    if (budget.steps < 0) return;
  }
}

interface Plan {
  /** A period that ends before this wall time. */
  before(wall: number): number;
  /** First day of a period, about: days of week 1 may lie before it. */
  startOf(period: number): number;
  wallsOf(period: number, budget: Budget): number[];
}

function planOf(given: RecurRule, first: number): Plan {
  const firstDay = Math.floor(first / DAY);
  const { year, month } = dateOfNumber(firstDay);
  const rule = withDefaults(given, firstDay);
  const times = timesOf(rule, first - firstDay * DAY);
  const { interval, freq } = rule;
  const wallsOf = (days: number[]): number[] => {
    const [time = 0] = times;
    const one = times.length === 1;
    const walls = one
      ? days.map((day) => day * DAY + time)
      : days.flatMap((day) => times.map((at) => day * DAY + at));
    return rule.bySetPos.length > 0 ? positions(walls, rule.bySetPos) : walls;
  };
  if (freq === "DAILY" || freq === "WEEKLY") {
    const length = freq === "DAILY" ? 1 : 7;
    const origin = freq === "DAILY" ? firstDay : firstDay - ((weekdayOf(firstDay) - rule.weekStart + 7) % 7);
    const startOf = (period: number) => origin + period * length * interval;
    const wanted = rule.byDay.map(({ weekday }) => (weekday - rule.weekStart + 7) % 7).sort((a, b) => a - b);
    const offsets = freq === "DAILY" ? [0] : wanted.length > 0 ? wanted : [0, 1, 2, 3, 4, 5, 6];
    return {
      before: (wall) => Math.max(0, Math.floor((wall / DAY - origin) / (length * interval)) - 1),
      startOf,
      wallsOf(period, budget) {
        budget.steps -= offsets.length;
        const start = startOf(period);
        return wallsOf(offsets.map((offset) => start + offset).filter((day) => fits(rule, day)));
      },
    };
  }
  const months = (freq === "MONTHLY" ? 1 : 12) * interval;
  const origin = freq === "MONTHLY" ? year * 12 + month - 1 : year * 12;
  const startOf = (period: number) => {
    const at = origin + period * months;
    return numberOfDate(Math.floor(at / 12), (at % 12) + 1, 1);
  };
  return {
    before(wall) {
      const at = dateOfNumber(Math.floor(wall / DAY));
      return Math.max(0, Math.floor((at.year * 12 + at.month - 1 - origin) / months) - 1);
    },
    // Week 1 may begin three days before the year.
    startOf: (period) => startOf(period) - (rule.byWeekNo.length > 0 ? 3 : 0),
    wallsOf(period, budget) {
      const at = origin + period * months;
      return wallsOf(daysOf(rule, Math.floor(at / 12), (at % 12) + 1, budget));
    },
  };
}

/** What the rule leaves open is taken from the event's own start (RFC 5545, 3.3.10). */
function withDefaults(rule: RecurRule, firstDay: number): RecurRule {
  const { month, day } = dateOfNumber(firstDay);
  const { byMonth, byMonthDay, byDay, byYearDay, byWeekNo, freq } = rule;
  if (freq === "DAILY" || byMonthDay.length > 0 || byDay.length > 0 || byYearDay.length > 0) return rule;
  if (freq === "WEEKLY" || (freq === "YEARLY" && byWeekNo.length > 0))
    return { ...rule, byDay: [{ nth: 0, weekday: weekdayOf(firstDay) }] };
  return {
    ...rule,
    byMonthDay: [day],
    byMonth: byMonth.length > 0 || freq === "MONTHLY" ? byMonth : [month],
  };
}

/** The times of one day in order, in milliseconds after midnight. */
function timesOf({ byHour, byMinute, bySecond }: RecurRule, time: number): number[] {
  const or = (list: number[], value: number) => (list.length > 0 ? list : [value]);
  const hours = or(byHour, Math.floor(time / 3_600_000));
  const minutes = or(byMinute, Math.floor(time / 60_000) % 60);
  const seconds = or(bySecond, Math.floor(time / 1000) % 60);
  const all = hours.flatMap((h) =>
    minutes.flatMap((m) => seconds.map((s) => (h * 3600 + m * 60 + Math.min(59, s)) * 1000)),
  );
  return [...new Set(all)].sort((a, b) => a - b);
}

/** Of the dates of a period those at the positions, counted from 1 or, from the end, from -1. */
function positions(walls: number[], wanted: number[]): number[] {
  const indexes = wanted.map((one) => (one > 0 ? one - 1 : walls.length + one));
  const found = indexes.flatMap((index) => walls[index] ?? []);
  return [...new Set(found)].sort((a, b) => a - b);
}

/** The days of a month or a year that a rule wants, in order. */
function daysOf(rule: RecurRule, year: number, month: number, budget: Budget): number[] {
  if (rule.freq === "YEARLY" && rule.byWeekNo.length > 0) return daysOfWeeks(rule, year, budget);
  const days: number[] = [];
  const months = rule.freq === "MONTHLY" ? [month] : [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12];
  for (const one of months) {
    budget.steps--;
    if (rule.byMonth.length > 0 && !rule.byMonth.includes(one)) continue;
    const length = daysInMonth(year, one);
    const start = numberOfDate(year, one, 1);
    budget.steps -= length;
    for (let day = start; day < start + length; day++) if (fits(rule, day)) days.push(day);
  }
  return days;
}

/** The days of the weeks by number; week 1 is the first with four days in the year. */
function daysOfWeeks(rule: RecurRule, year: number, budget: Budget): number[] {
  const start = firstWeek(year, rule.weekStart);
  const weeks = (firstWeek(year + 1, rule.weekStart) - start) / 7;
  const wanted = rule.byWeekNo.map((week) => (week > 0 ? week : weeks + 1 + week));
  const days = [...new Set(wanted)]
    .filter((week) => week >= 1 && week <= weeks)
    .sort((a, b) => a - b)
    .flatMap((week) => Array.from({ length: 7 }, (_, index) => start + 7 * (week - 1) + index));
  budget.steps -= days.length;
  return days.filter((day) => fits(rule, day));
}

function firstWeek(year: number, weekStart: number): number {
  const newYear = numberOfDate(year, 1, 1);
  const into = (weekdayOf(newYear) - weekStart + 7) % 7;
  return newYear - into + (into > 3 ? 7 : 0);
}

/** Whether a day has the weekday, month, day of the month and day of the year that the rule names. */
function fits(rule: RecurRule, number: number): boolean {
  const weekday = weekdayOf(number);
  const { byDay } = rule;
  if (byDay.length > 0 && !byDay.some((one) => one.weekday === weekday)) return false;
  if (
    rule.byMonth.length + rule.byMonthDay.length + rule.byYearDay.length === 0 &&
    !byDay.some(({ nth }) => nth !== 0)
  )
    return true;
  const { year, month, day } = dateOfNumber(number);
  if (rule.byMonth.length > 0 && !rule.byMonth.includes(month)) return false;
  const length = daysInMonth(year, month);
  if (rule.byMonthDay.length > 0 && !either(rule.byMonthDay, day, length)) return false;
  const newYear = numberOfDate(year, 1, 1);
  const yearLength = numberOfDate(year + 1, 1, 1) - newYear;
  const dayOfYear = number - newYear + 1;
  if (rule.byYearDay.length > 0 && !either(rule.byYearDay, dayOfYear, yearLength)) return false;
  // "The second Tuesday" has no meaning in a week or a day: every Tuesday then.
  if (byDay.length === 0 || rule.freq === "DAILY" || rule.freq === "WEEKLY" || rule.byWeekNo.length > 0)
    return true;
  const ofYear = rule.freq === "YEARLY" && rule.byMonth.length === 0;
  const [at, of] = ofYear ? [dayOfYear, yearLength] : [day, length];
  const fromStart = Math.floor((at - 1) / 7) + 1;
  const fromEnd = -Math.floor((of - at) / 7) - 1;
  return byDay.some(
    (one) => one.weekday === weekday && (one.nth === 0 || one.nth === fromStart || one.nth === fromEnd),
  );
}

/** Whether a list has a number, counted from the start or, below zero, from the end. */
const either = (list: number[], at: number, of: number): boolean =>
  list.includes(at) || list.includes(at - of - 1);
