// SPDX-License-Identifier: EUPL-1.2
import { type Locale, localeFacts } from "../../../../kernel/i18n/locales.ts";
import type { CalendarEvent } from "../../rules/ical/calendar-event.ts";
import { writeCalendar } from "../../rules/ical/write-calendar.ts";
import { type Offering, textIn } from "../../rules/planning/offering.ts";
import { placeOf, placeText } from "../../rules/planning/place.ts";
import type { Session } from "../../store/sessions.ts";

/**
 * The calendar file that goes with a message. Each date of a sign-up keeps its UID and its SEQUENCE grows with every change, so that
 * an update replaces what the calendar has, and a cancellation takes it away. One date is an invitation (RFC 5546, REQUEST and
 * CANCEL) where somebody invites; the dates of a whole series, which such a file must not hold together, are published.
 */
export function calendarOf(facts: {
  offering: Pick<Offering, "texts" | "details">;
  signUpId: string;
  sessions: readonly Session[];
  /** The person does not come, or it does not take place. */
  cancelled: boolean;
  now: Date;
  locale: Locale;
  siteName: string;
  organizer: { name: string; email: string } | undefined;
  attendee: string;
}): string | undefined {
  const { offering, signUpId, sessions, cancelled, now, locale, siteName, organizer, attendee } = facts;
  if (sessions.length === 0) return undefined;
  const { text } = textIn(offering.texts, locale);
  const invites = sessions.length === 1 && organizer !== undefined;
  const events = sessions.map((session): CalendarEvent => {
    const isOff = cancelled || session.state === "cancelled";
    return {
      uid: `${session.id}-${signUpId}`,
      sequence: session.revision * 2 + (isOff ? 1 : 0),
      changedAt: now,
      startsAt: session.startsAt,
      endsAt: session.endsAt,
      title: text.title,
      // How to get to where the others are would lead astray.
      description: [text.bring, session.elsewhere ? "" : text.way].filter(Boolean).join("\n\n") || undefined,
      location: placeText(placeOf(session, offering)) || undefined,
      status: isOff ? "cancelled" : "confirmed",
      ...(invites && { organizer, attendee: { name: attendee, email: attendee } }),
      remindBefore: 120,
    };
  });
  return writeCalendar({
    name: `${text.title} (${siteName})`,
    language: localeFacts[locale].intl,
    method: invites ? (events[0]?.status === "cancelled" ? "cancel" : "request") : "publish",
    events,
  });
}
