import { dateOfNumber, daysInMonth, numberOfDate, weekdayOf } from "./day-number.ts";
import { type Rhythm, weekDays } from "./series-rule.ts";

/**
 * The days of a rhythm between two days (both included, as day numbers), in order and without doubles. The first day sets the
 * beat: second weeks are counted from its week, second months from its month, second days from itself.
 */
export function* rhythmDays(rhythm: Rhythm, first: number, last: number): Generator<number> {
  if (rhythm.unit === "none") return;
  if (rhythm.unit === "day") {
    for (let day = first; day <= last; day += rhythm.step) yield day;
    return;
  }
  if (rhythm.unit === "week") {
    const wanted = weekDays.flatMap((day, index) => (rhythm.weekdays.includes(day) ? [index] : []));
    for (let monday = first - weekdayOf(first); monday <= last; monday += 7 * rhythm.step) {
      for (const index of wanted) {
        const day = monday + index;
        if (day >= first && day <= last) yield day;
      }
    }
    return;
  }
  let { year, month } = dateOfNumber(first);
  while (numberOfDate(year, month, 1) <= last) {
    const day = dayOfMonth(rhythm.on, year, month);
    if (day !== undefined && day >= first && day <= last) yield day;
    month += rhythm.step;
    year += Math.floor((month - 1) / 12);
    month = ((month - 1) % 12) + 1;
  }
}

type MonthDay = Extract<Rhythm, { unit: "month" }>["on"];

/** The day in this month, or undefined where the month has none. */
function dayOfMonth(on: MonthDay, year: number, month: number): number | undefined {
  const length = daysInMonth(year, month);
  if ("day" in on) {
    const day = on.day === -1 ? length : on.day;
    return day <= length ? numberOfDate(year, month, day) : undefined;
  }
  const weekday = weekDays.indexOf(on.weekday);
  if (on.nth === -1) {
    const end = numberOfDate(year, month, length);
    return end - ((weekdayOf(end) - weekday + 7) % 7);
  }
  const start = numberOfDate(year, month, 1);
  const day = 1 + ((weekday - weekdayOf(start) + 7) % 7) + 7 * (on.nth - 1);
  return day <= length ? numberOfDate(year, month, day) : undefined;
}
