// SPDX-License-Identifier: EUPL-1.2
import { dayAfter, dayIn } from "../../../../kernel/clock/berlin.ts";

/** On which days of a span something has what, in its order; what lasts several days stands on each of them. */
export function bookedDays<T extends { startsAt: Date; endsAt: Date }>(
  bookings: readonly T[],
  { from, to }: { from: Date; to: Date },
): Map<string, T[]> {
  const days = new Map<string, T[]>();
  for (const booking of bookings) {
    // What ends at midnight is not there on the day that begins then.
    const last = dayIn(new Date(Math.min(booking.endsAt.getTime(), to.getTime()) - 1));
    const first = dayIn(booking.startsAt < from ? from : booking.startsAt);
    for (let day = first; day <= last; day = dayAfter(day, 1)) {
      const all = days.get(day) ?? [];
      days.set(day, all);
      all.push(booking);
    }
  }
  return days;
}
