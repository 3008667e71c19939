/** One date of a foreign calendar, recurrences spread out. */
export interface Occurrence {
  uid: string;
  /**
   * Which of a recurring event: its original start as RFC 5545 writes it (`20261123T180000Z` in UTC, `20261123` for whole days);
   * null for one that does not recur. With `uid` it is the key by which an update finds the same date again, moved or not.
   */
  recurrenceId: string | null;
  startsAt: Date;
  /** Not before `startsAt`; for whole days the midnight in Berlin after the last day. */
  endsAt: Date;
  /** Whole days: `startsAt` is the midnight in Berlin that begins the first. */
  allDay: boolean;
  title: string;
  description: string | null;
  location: string | null;
  /** Only http and https. */
  url: string | null;
  status: "confirmed" | "tentative" | "cancelled";
  sequence: number;
  categories: string[];
  point: { lat: number; lon: number } | null;
  /** Marked private or confidential: whoever publishes dates leaves it out. */
  isPrivate: boolean;
}

/** What was found in a file beside its dates: nothing is left out in silence. */
export interface CalendarProblem {
  /** Of the event, where it has one. */
  uid: string | null;
  title: string | null;
  /**
   * `no-start` or `bad-time` it cannot be dated; `bad-rule` its rule is not understood (its first date is taken); `rule-too-fine` it
   * recurs by the hour or finer (its first date is taken); `rule-too-long` the search for its dates was given up; `unknown-zone` read as
   * Berlin time; `too-many-dates` only the first ones were taken; `bad-line` a line that is no property was passed over.
   */
  why:
    | "no-start"
    | "bad-time"
    | "bad-rule"
    | "rule-too-fine"
    | "rule-too-long"
    | "unknown-zone"
    | "too-many-dates"
    | "bad-line";
}

/** A foreign calendar within a window of time. */
export interface ForeignCalendar {
  name: string | null;
  /** By start, then uid. Cancelled ones are in it, so that a date that was already taken over can be cancelled too. */
  occurrences: Occurrence[];
  problems: CalendarProblem[];
}

/**
 * Why a file is refused whole: `too-large` in bytes, lines or events; `not-a-calendar` it has no VCALENDAR; `truncated` its end is
 * missing: what stands behind is unknown, and nobody may take it for deleted.
 */
export type CalendarRefusal = "too-large" | "not-a-calendar" | "truncated";

/** What one file may cost. A club's calendar has some hundred events in some hundred kilobytes. */
export const calendarLimits = {
  bytes: 5_000_000,
  lines: 300_000,
  events: 20_000,
  /** Dates of one event, and of the whole file. */
  datesOfEvent: 1_500,
  dates: 20_000,
  /** Days looked at in the search for dates: about a second. */
  steps: 2_000_000,
  problems: 100,
} as const;
