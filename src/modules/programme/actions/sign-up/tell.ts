// SPDX-License-Identifier: EUPL-1.2
import { type Locale, locales } from "../../../../kernel/i18n/locales.ts";
import { type Offering, textIn } from "../../rules/planning/offering.ts";
import { placeOf, placeText } from "../../rules/planning/place.ts";
import type { NoticeKind } from "../../rules/sign-up/notice-kind.ts";
import { guestById } from "../../store/guests.ts";
import { type Believed, dateKinds, dropOvertaken, otherPlaces, wasToldSeat } from "../../store/notices.ts";
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
  "offering-ended": "off",
};

/**
 * Tells somebody what became of their sign-up, in the language in which they signed up and in the transaction of what happened:
 * by mail or text message, or by staff, on whose list they come. Nobody is told the same twice.
 *
 * @param told.about tells apart what may happen again to the same sign-up
 * @param told.sessionId the one session that it is about, of a series or not
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
    /** Where it was until now, where it is somewhere else. */
    wasPlace?: string;
    askedUntil?: Date | null;
    reason?: string;
    about?: string;
    sessionId?: string;
  },
): Promise<void> {
  const { tx, siteId, secrets, teller } = telling;
  const by = overtakes(signUp, told);
  // Whoever was not told of the first move of two still believes the time before it.
  const untold = by && (await dropOvertaken(tx, signUp.id, by));
  const was = untold?.was ?? told.was ?? null;
  const session = await sessionOf(tx, signUp, told);
  const place = placeText(placeOf(session, offering));
  const wasPlace = told.kind === "place-changed" ? believedPlace(untold, told) : null;
  // It is where they believe that it is: they never learned that it was to be somewhere else.
  if (untold && wasPlace === place) return;
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
      place,
      isElsewhere: Boolean(session?.elsewhere),
      others: session ? [] : (await otherPlaces(tx, offering.id, telling.now)).map(asOther),
      sessionId: session?.id ?? null,
      startsAt,
      was,
      wasPlace,
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
  if (kind === "place-changed") return { kinds: [kind], about: sessionId ?? allDates };
  if (kind === "cancelled" || kind === "lapsed" || kind === "offering-ended") return "end";
  if (kind === "seat" || kind === "waiting" || kind === "moved-up" || kind === "asked") return "state";
  if (kind === "session-cancelled" && sessionId !== undefined && signUp.sessionId === sessionId) return "end";
  // Whoever is told of another time is still to be told of another place.
  if (kind === "session-cancelled" && sessionId !== undefined)
    return { kinds: [...dateKinds, "place-changed"], about: sessionId };
  if (/^session-/.test(kind) && sessionId !== undefined) return { kinds: dateKinds, about: sessionId };
  return undefined;
}

/** What a message about a place is about that holds for all dates without a place of their own. */
export const allDates = "all";

/** The session that it is about: of a single date always that one. */
async function sessionOf(
  tx: Telling["tx"],
  signUp: SignUp,
  { sessionId }: { sessionId?: string },
): Promise<Session | undefined> {
  const id = signUp.sessionId ?? sessionId;
  return id === undefined ? undefined : sessionById(tx, id);
}

/** Where people would go who are not told. */
const believedPlace = (untold: Believed | undefined, told: { wasPlace?: string }): string | null =>
  untold?.wasPlace ?? told.wasPlace ?? null;

const asOther = ({ startsAt, place }: { startsAt: string; place: string }) => ({
  startsAt: new Date(startsAt),
  place,
});

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
  return (await sessionsOf(tx, signUp.offeringId, now)).filter(
    // What has begun when an offering ends takes place to its end.
    ({ state, startsAt }) => state === "planned" && (kind !== "offering-ended" || startsAt > now),
  );
}
