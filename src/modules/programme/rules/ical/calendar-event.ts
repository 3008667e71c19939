/** One session or appointment as it stands in a calendar file that we write. */
export interface CalendarEvent {
  /**
   * The id of the session, a UUID alone: it stays the same as long as the session exists, so a calendar replaces what it has; and it
   * names no host, so a site may move (RFC 7986, 5.3).
   */
  uid: string;
  /** Grows with every change that people have to know (time, place, cancelled). */
  sequence: number;
  /** When it was last changed; also its DTSTAMP, so that the same data make the same bytes. */
  changedAt: Date;
  createdAt?: Date;
  startsAt: Date;
  endsAt: Date;
  title: string;
  description?: string | undefined;
  location?: string | undefined;
  point?: { lat: number; lon: number } | undefined;
  url?: string | undefined;
  categories?: readonly string[] | undefined;
  /** `cancelled` stays in the feed for a while: a calendar that lost it would show the old date for ever. */
  status: "confirmed" | "tentative" | "cancelled";
  organizer?: { name: string; email: string } | undefined;
  /** Whom the file is for, in an invitation; never more than this one person. */
  attendee?: { name: string; email: string } | undefined;
  /** Minutes before the start at which the calendar rings. */
  remindBefore?: number | undefined;
}

/** A calendar file around its events. */
export interface CalendarFile {
  name: string;
  description?: string | undefined;
  /** BCP 47 tag of the texts in it, such as `de` or `tr`. */
  language: string;
  /** The page that shows the same. */
  url?: string | undefined;
  /** Where this file is had, for calendars that subscribe. */
  source?: string | undefined;
  /** `publish` for feeds, `request` and `cancel` for what is attached to a message. */
  method: "publish" | "request" | "cancel";
  /** After so many hours a subscribed calendar should ask again. */
  refreshHours?: number | undefined;
  /** #rrggbb is not allowed here: a CSS colour name (RFC 7986, 5.9). */
  colour?: string | undefined;
  events: Iterable<CalendarEvent>;
}
