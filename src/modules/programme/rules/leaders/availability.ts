// SPDX-License-Identifier: EUPL-1.2

import { dayIn, isDay, isTime, wallOf, weekdayOf } from "../../../../kernel/clock/berlin.ts";
import { ok, type Result, refuse } from "../../../../kernel/result/result.ts";

/** When somebody who runs something can, on one day of the week (1 is Monday). */
export interface LeaderTime {
  weekday: number;
  from: string;
  to: string;
}

/** Days on which somebody is away, both included. */
export interface Absence {
  firstDay: string;
  lastDay: string;
}

/** Why somebody can hardly run a session then. */
export type Unavailable = { kind: "away" } | { kind: "day" } | { kind: "hours"; from: string; to: string };

/**
 * Why a session does not fit somebody's times, or undefined. Whoever has said no times has said nothing about them.
 *
 * @param times of this one person
 */
export function unavailableFor(
  { times, absences }: { times: readonly LeaderTime[]; absences: readonly Absence[] },
  { startsAt, endsAt }: { startsAt: Date; endsAt: Date },
): Unavailable | undefined {
  const [first, last] = [dayIn(startsAt), dayIn(new Date(endsAt.getTime() - 1))];
  if (absences.some(({ firstDay, lastDay }) => firstDay <= last && lastDay >= first)) return { kind: "away" };
  if (times.length === 0) return undefined;
  const hours = times.find(({ weekday }) => weekday === weekdayOf(first));
  if (!hours) return { kind: "day" };
  const { from, to } = hours;
  const fits = first === last && wallOf(startsAt).time >= from && endTime(endsAt, last) <= to;
  return fits ? undefined : { kind: "hours", from, to };
}

/** A session that ends at midnight ends that day. */
const endTime = (endsAt: Date, day: string): string => {
  const wall = wallOf(endsAt);
  return wall.day === day ? wall.time : "24:00";
};

/** Reads the times of a week; a day that is empty is none. @returns refused where a day is half said or runs backwards */
export function readTimes(form: Pick<URLSearchParams, "get">): Result<LeaderTime[], "wrong"> {
  const times: LeaderTime[] = [];
  for (let weekday = 1; weekday <= 7; weekday++) {
    const [from, to] = [form.get(`from-${weekday}`) ?? "", form.get(`to-${weekday}`) ?? ""];
    if (from === "" && to === "") continue;
    if (!isTime(from) || !isTime(to) || from >= to) return refuse("wrong");
    times.push({ weekday, from, to });
  }
  return ok(times);
}

/** Reads days of absence; without a last day it is the first alone. */
export function readAbsence(form: Pick<URLSearchParams, "get">): Result<Absence, "wrong"> {
  const firstDay = form.get("first") ?? "";
  const lastDay = form.get("last") || firstDay;
  return isDay(firstDay) && isDay(lastDay) && lastDay >= firstDay
    ? ok({ firstDay, lastDay })
    : refuse("wrong");
}
