// SPDX-License-Identifier: EUPL-1.2
import type { Db } from "../../../../kernel/db/db.ts";
import type { Doing } from "../../../accounts/index.ts";
import type { Offering, OfferingPlan } from "../../rules/planning/offering.ts";
import { placeOf, placeText, samePlace } from "../../rules/planning/place.ts";
import { reviseSessions, type Session, sessionsOf } from "../../store/sessions.ts";
import { type SignUp, signUpsOf } from "../../store/sign-ups.ts";
import { allDates, type Teller, tell } from "../sign-up/tell.ts";

const hasSeat = ({ state }: SignUp) => state === "seat" || state === "asked";

/**
 * Tells those who have a seat in what is still to come that it takes place somewhere else, each in their language and once for each
 * sign-up; their calendars learn of it as well. Whoever waits is told the place when they get a seat; a date that has a place of
 * its own stays there.
 */
export async function tellPlace(
  tx: Db,
  { siteId, secrets, now }: Doing,
  teller: Teller,
  before: Offering,
  after: OfferingPlan,
): Promise<void> {
  if (before.state !== "published" || samePlace(before.details, after.details)) return;
  await reviseSessions(tx, before.id, now);
  const coming = (await sessionsOf(tx, before.id, now)).filter(
    ({ state, elsewhere }) => state === "planned" && elsewhere === null,
  );
  if (coming.length === 0) return;
  const starts = new Map(coming.map(({ id, startsAt }) => [id, startsAt]));
  for (const signUp of (await signUpsOf(tx, before.id)).filter(hasSeat)) {
    const { sessionId } = signUp;
    if (sessionId !== null && !starts.has(sessionId)) continue;
    await tell(
      { tx, siteId, secrets, now, teller },
      signUp,
      { ...before, ...after },
      {
        kind: "place-changed",
        startsAt: sessionId === null ? null : (starts.get(sessionId) ?? null),
        wasPlace: placeText(before.details),
        about: `${sessionId ?? allDates} ${now.toISOString()}`,
        ...(sessionId !== null && { sessionId }),
      },
    );
  }
}

/** Tells those who have a seat in one date, or in its series, that this date takes place somewhere else. @param before as it was */
export async function tellPlaceOfSession(
  tx: Db,
  { siteId, secrets, now }: Doing,
  teller: Teller,
  offering: Offering,
  before: Session,
): Promise<void> {
  if (offering.state !== "published" || before.endsAt <= now) return;
  const { id, startsAt, revision } = before;
  for (const signUp of (await signUpsOf(tx, offering.id, id)).filter(hasSeat))
    await tell({ tx, siteId, secrets, now, teller }, signUp, offering, {
      kind: "place-changed",
      startsAt,
      wasPlace: placeText(placeOf(before, offering)),
      about: `${id} ${revision + 1}`,
      sessionId: id,
    });
}
