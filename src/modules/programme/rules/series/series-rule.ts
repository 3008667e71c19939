import * as z from "zod";

/** The days of the week in their order, by the letters of iCalendar. */
export const weekDays = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"] as const;
export type WeekDay = (typeof weekDays)[number];

/** A day of the calendar such as `2026-11-23`; one that does not exist (31 February) is refused. */
const day = z.iso.date();

/** A time on the wall of Europe/Berlin such as `18:00`. */
const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);

const weekDay = z.enum(weekDays);

/**
 * Which days. `step` 2 with weeks is every second week, counted from the week (Monday to Sunday) of the first day. A month that
 * lacks the day (31 April, a fifth Friday) has no session; -1 is the last one.
 */
const rhythm = z.discriminatedUnion("unit", [
  z.object({ unit: z.literal("day"), step: z.int().min(1).max(99) }),
  z.object({
    unit: z.literal("week"),
    step: z.int().min(1).max(99),
    weekdays: z.array(weekDay).min(1).max(7),
  }),
  z.object({
    unit: z.literal("month"),
    step: z.int().min(1).max(99),
    on: z.union([
      z.object({ nth: z.union([z.int().min(1).max(5), z.literal(-1)]), weekday: weekDay }),
      z.object({ day: z.union([z.int().min(1).max(31), z.literal(-1)]) }),
    ]),
  }),
  /** No rule at all: the own dates alone. */
  z.object({ unit: z.literal("none") }),
]);
export type Rhythm = z.infer<typeof rhythm>;

/** A date of its own beside the rule; without times it has those of the series. */
const ownDate = z.object({ day, startsAt: time.optional(), endsAt: time.optional() });

/**
 * How a series of sessions repeats, as the form gives it and the database keeps it. All times are wall clock of Europe/Berlin: 18:00
 * stays 18:00 in summer and winter. An end that is not later than the start is on the next day.
 *
 * Own dates always take place: whoever types one means it, so neither holidays nor exceptions take it away.
 */
export const seriesRule = z.object({
  /** The first day that may have a session. */
  from: day,
  startsAt: time,
  endsAt: time,
  rhythm,
  /** The last day that may have a session of the rule. */
  until: day.optional(),
  /** So many sessions of the rule take place; what holidays and exceptions leave out is made up for at the end. */
  count: z.int().min(1).max(999).optional(),
  ownDates: z.array(ownDate).max(366).default([]),
  exceptions: z.array(day).max(366).default([]),
  /** What the site's state decides about: left out where true. */
  withoutPublicHolidays: z.boolean().default(false),
  withoutSchoolHolidays: z.boolean().default(false),
});
export type SeriesRule = z.infer<typeof seriesRule>;

/** Days that belong together, first and last included, such as the autumn holidays of a state. */
export interface DayRange {
  from: string;
  to: string;
  name: string;
}

/** What the rule cannot know by itself: the free days of the site's state. */
export interface SeriesContext {
  /** Name of the public holiday on a day such as `2026-12-25`, if it is one. */
  publicHoliday(day: string): string | undefined;
  schoolHolidays: readonly DayRange[];
  /** The last day that the school holidays are known for; beyond it `schoolHolidaysUnknown` is said. */
  schoolHolidaysKnownUntil?: string;
}

/** One date of a series. */
export interface SeriesDate {
  startsAt: Date;
  endsAt: Date;
  /** The day in Berlin on which it begins. */
  day: string;
  /** Typed in beside the rule. */
  own: boolean;
  /**
   * The wall clock of its start in the night of a change: `left-out` (02:30 in March is not shown by any clock; it begins at 03:30)
   * or `twice` (02:30 in October comes twice; it begins at the first).
   */
  clock?: "left-out" | "twice";
}

/** A day of the rule that has no session, and why. */
export interface LeftOut {
  day: string;
  why: "exception" | "public-holiday" | "school-holiday";
  /** Of the holiday. */
  name?: string;
}

/** The dates of a series in order, without doubles, and what was left out between its first and last. */
export interface SeriesDates {
  dates: SeriesDate[];
  leftOut: LeftOut[];
  /** From this day on nobody knows the school holidays yet, and sessions stand there. */
  schoolHolidaysUnknownFrom?: string;
}

/** A series has at most so many sessions: a year of every day. */
export const maxSessions = 366;
/** A series ends at most so many days after it began. */
export const maxSeriesDays = 3 * 366;

/**
 * Why a rule gives no dates: `endless` it names neither an end nor a number; `until-before-from`; `too-many` more than `maxSessions`;
 * `too-long` more than `maxSeriesDays`; `no-dates` nothing is left; `same-times` start and end of a session are the same.
 */
export type SeriesRefusal =
  | "endless"
  | "until-before-from"
  | "too-many"
  | "too-long"
  | "no-dates"
  | "same-times";
