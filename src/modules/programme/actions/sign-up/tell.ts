// SPDX-License-Identifier: EUPL-1.2
import { type Locale, locales } from "../../../../kernel/i18n/locales.ts";
import { type Offering, textIn } from "../../rules/planning/offering.ts";
import type { NoticeKind } from "../../rules/sign-up/notice-kind.ts";
import { guestById } from "../../store/guests.ts";
import { dropOvertaken, wasToldSeat } from "../../store/notices.ts";
import { type Session, sessionById, sessionsOf } from "../../store/sessions.ts";
import type { SignUp } from "../../store/sign-ups.ts";
import { calendarOf } from "../messages/calendar-of.ts";
import { deliver, type Telling } from "../messages/deliver.ts";
import { openCode } from "./sealed-guest.ts";

export type { Teller, Told } from "../messages/deliver.ts";

/** After which messages a date stands in the calendar, and after which it does not any more. */
const calendarKinds: Partial<Record<NoticeKind, "on" | "off">> = {
  seat: "on",
  "moved-up": "on",
  "session-moved": "on",
  "session-back": "on",
  "place-changed": "on",
  "dates-added": "on",
  cancelled: "off",
  "session-cancelled": "off",
};

/**
 * Tells somebody what became of their sign-up, in the language in which they signed up and in the transaction of what happened:
 * by mail or text message, or by staff, on whose list they come. Nobody is told the same twice.
 *
 * @param told.about tells apart what may happen again to the same sign-up
 * @param told.sessionId the one session of a series that it is about
 */
export async function tell(
  telling: Telling,
  signUp: SignUp,
  offering: Offering,
  told: {
    kind: NoticeKind;
    startsAt: Date | null;
    /** When it began until now, where it is moved. */
    was?: Date;
    askedUntil?: Date | null;
    reason?: string;
    about?: string;
    sessionId?: string;
  },
): Promise<void> {
  const { tx, siteId, secrets, teller } = telling;
  const by = overtakes(signUp, told);
  // Whoever was not told of the first move of two still believes the time before it.
  const was = (by && (await dropOvertaken(tx, signUp.id, by))) ?? told.was ?? null;
  const guest = signUp.guestId === null ? undefined : await guestById(tx, signUp.guestId);
  if (!guest) return;
  const locale = locales.find((each) => each === signUp.language) ?? "de";
  const sessions =
    guest.contactKind === "mail" && teller.words ? await calendarSessions(telling, signUp, told) : [];
  const calendar = (attendee: string) =>
    calendarOf({
      offering,
      signUpId: signUp.id,
      sessions,
      cancelled: calendarKinds[told.kind] === "off",
      now: telling.now,
      locale,
      siteName: teller.siteName,
      organizer: teller.organizer,
      attendee,
    });
  const { kind, startsAt, about = "", askedUntil = null, reason = "" } = told;
  await deliver(
    telling,
    { subject: { signUpId: signUp.id }, about },
    { guest, locale: locale satisfies Locale },
    {
      kind,
      title: textIn(offering.texts, locale).text.title,
      place: whereOf(offering),
      startsAt,
      was,
      askedUntil,
      reason,
      code: openCode(secrets, siteId, signUp) ?? "",
    },
    calendar,
  );
}

/** Which messages that staff has not passed on yet say nothing true any more. */
function overtakes(
  signUp: SignUp,
  { kind, sessionId }: { kind: NoticeKind; sessionId?: string },
): Parameters<typeof dropOvertaken>[2] | undefined {
  if (kind === "cancelled" || kind === "lapsed") return "end";
  if (kind === "seat" || kind === "waiting" || kind === "moved-up" || kind === "asked") return "state";
  if (kind === "session-cancelled" && sessionId !== undefined && signUp.sessionId === sessionId) return "end";
  if (/^session-/.test(kind) && sessionId !== undefined) return { sessionId };
  return undefined;
}

/** Where it is, as an envelope has it. */
const whereOf = ({ details: { place, address } }: Pick<Offering, "details">): string =>
  [place, address].filter((part) => part !== "").join(", ");

/** The dates of the calendar file, none where nothing changes in a calendar: whoever only waited has nothing there. */
async function calendarSessions(
  { tx, now }: Telling,
  signUp: SignUp,
  { kind, sessionId }: { kind: NoticeKind; sessionId?: string },
): Promise<Session[]> {
  const change = calendarKinds[kind];
  if (!change) return [];
  if (change === "off" || /^session-/.test(kind) || kind === "place-changed") {
    const had = signUp.state === "seat" || (await wasToldSeat(tx, signUp.id));
    if (!had || signUp.state === "waiting" || signUp.state === "asked") return [];
  }
  const one = signUp.sessionId ?? sessionId;
  if (one) {
    const session = await sessionById(tx, one);
    return session ? [session] : [];
  }
  return (await sessionsOf(tx, signUp.offeringId, now)).filter(({ state }) => state === "planned");
}
