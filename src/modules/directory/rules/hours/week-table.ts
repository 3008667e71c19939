import { toWall, wallDay, wallMidnight } from "./berlin-time.ts";
import { publicHoliday } from "./holidays.ts";
import type { Hours } from "./hours.ts";
import { type Stretch, timeline } from "./timeline.ts";

/** One range of a day as people read it; `to` may be `24:00`, or of the next morning where the range goes over midnight. */
export interface WeekRange {
  from: string;
  to: string;
  /** By appointment, open end and the like. */
  uncertain?: true;
  /** "From 18:00 on", the end is not said: `to` is a guess that need not be shown. */
  openEnd?: true;
  comment?: string;
}

/** One day of the table. No ranges: closed. */
export interface WeekDay {
  /** Such as `2026-11-23`. */
  day: string;
  /** ISO 8601: Monday is 1, Sunday is 7. */
  weekday: number;
  ranges: WeekRange[];
  /** The German name of the public holiday, whether or not the hours say anything about holidays. */
  holiday?: string;
  /** Why it is closed all day, where the hours say so (`Betriebsferien`). */
  comment?: string;
}

const DAY = 1440;

/**
 * The hours of seven days from the Berlin day of `weekStart` on, for display. A range over midnight stands on the day on
 * which it begins; what is open for more than a day is cut at midnight. Wall times: the two days of the year on which
 * the clock changes look like any other.
 */
export function weekTable(hours: Hours, weekStart: Date): WeekDay[] {
  const first = wallMidnight(toWall(Math.floor(weekStart.getTime() / 60_000)));
  // A day more on each side, so that ranges over midnight are seen whole.
  const stretches = timeline(hours, first - DAY, first + 8 * DAY);
  const ranges = mergeOpen(stretches).flatMap(cutAtMidnight);
  return Array.from({ length: 7 }, (_, index) => {
    const midnight = first + index * DAY;
    const day = wallDay(midnight);
    const holiday = publicHoliday(hours.state, midnight);
    const today = ranges.filter((range) => range.from >= midnight && range.from < midnight + DAY);
    const reason =
      today.length > 0 ? undefined : stretches.find((stretch) => closesDay(stretch, midnight))?.comment;
    return {
      day,
      weekday: new Date(midnight * 60_000).getUTCDay() || 7,
      ranges: today.map((range) => display(range, holiday)),
      ...(holiday === undefined ? {} : { holiday }),
      ...(reason === undefined || reason === holiday ? {} : { comment: reason }),
    };
  });
}

/** Closed for a reason until the end of the day; the night before may have reached into it. */
function closesDay(stretch: Stretch, midnight: number): boolean {
  const ends = midnight + DAY;
  return (
    stretch.state === "closed" && stretch.comment !== undefined && stretch.from < ends && stretch.to >= ends
  );
}

/** The stretches that are not closed; neighbours that say the same are one (`Mo 08:00-24:00; Tu 00:00-02:00`). */
function mergeOpen(stretches: Stretch[]): Stretch[] {
  const merged: Stretch[] = [];
  for (const stretch of stretches) {
    if (stretch.state === "closed") continue;
    const last = merged.at(-1);
    if (
      last &&
      last.to === stretch.from &&
      last.state === stretch.state &&
      last.comment === stretch.comment
    ) {
      last.to = stretch.to;
    } else {
      merged.push({ ...stretch });
    }
  }
  return merged;
}

function cutAtMidnight(stretch: Stretch): Stretch[] {
  if (stretch.to - stretch.from <= DAY) return [stretch];
  const midnight = wallMidnight(stretch.from) + DAY;
  return [{ ...stretch, to: midnight }, ...cutAtMidnight({ ...stretch, from: midnight })];
}

function display(stretch: Stretch, holiday: string | undefined): WeekRange {
  const { comment } = stretch;
  return {
    from: clock(stretch.from),
    to: stretch.to % DAY === 0 ? "24:00" : clock(stretch.to),
    ...(stretch.state === "unknown" ? { uncertain: true } : {}),
    ...(stretch.openEnd ? { openEnd: true } : {}),
    // Of a public holiday the package says the name, which stands beside the day already.
    ...(comment === undefined || comment === holiday ? {} : { comment }),
  };
}

function clock(wall: number): string {
  return new Date(wall * 60_000).toISOString().slice(11, 16);
}
