// SPDX-License-Identifier: EUPL-1.2
import { dayAfter, dayIn, momentIn, weekdayOf } from "../../../../kernel/clock/berlin.ts";
import type { Opening } from "../rooms/resource.ts";

/** A time in which so many units are free. */
export interface FreeTime {
  startsAt: Date;
  endsAt: Date;
  free: number;
}

/** What is always open is offered at these hours. */
const usualHours = { from: "08:00", to: "20:00" };
/** Less is of no use to anybody, in milliseconds. */
const shortest = 30 * 60_000;

/**
 * When something is free, day by day within its opening times, without saying who has it otherwise.
 *
 * @param taken by whom ever: the numbers of units and their times
 * @param from what is over by then is left out
 */
export function freeTimes(
  { units, opening }: { units: number; opening: Opening },
  taken: readonly { startsAt: Date; endsAt: Date; units: readonly number[] }[],
  from: Date,
  days: number,
): FreeTime[] {
  const free: FreeTime[] = [];
  const isAlwaysOpen = Object.keys(opening).length === 0;
  for (let ahead = 0; ahead < days; ahead++) {
    const day = dayAfter(dayIn(from), ahead);
    const hours = isAlwaysOpen ? usualHours : opening[String(weekdayOf(day))];
    if (!hours) continue;
    const opens = Math.max(momentIn(day, hours.from).getTime(), from.getTime());
    const closes = momentIn(day, hours.to).getTime();
    free.push(...freeWithin(units, taken, opens, closes));
  }
  return free;
}

function freeWithin(
  units: number,
  taken: readonly { startsAt: Date; endsAt: Date; units: readonly number[] }[],
  opens: number,
  closes: number,
): FreeTime[] {
  if (opens >= closes) return [];
  const near = taken.filter(
    ({ startsAt, endsAt }) => startsAt.getTime() < closes && endsAt.getTime() > opens,
  );
  const edges = new Set([opens, closes]);
  for (const { startsAt, endsAt } of near)
    for (const edge of [startsAt.getTime(), endsAt.getTime()])
      if (edge > opens && edge < closes) edges.add(edge);
  const sorted = [...edges].sort((a, b) => a - b);
  const times: FreeTime[] = [];
  for (const [index, start] of sorted.slice(0, -1).entries()) {
    const end = sorted[index + 1] ?? closes;
    const busy = new Set(
      near
        .filter(({ startsAt, endsAt }) => startsAt.getTime() < end && endsAt.getTime() > start)
        .flatMap((booking) => booking.units),
    );
    const free = units - busy.size;
    if (free <= 0) continue;
    const last = times.at(-1);
    if (last && last.endsAt.getTime() === start && last.free === free) last.endsAt = new Date(end);
    else times.push({ startsAt: new Date(start), endsAt: new Date(end), free });
  }
  return times.filter(({ startsAt, endsAt }) => endsAt.getTime() - startsAt.getTime() >= shortest);
}
