// SPDX-License-Identifier: EUPL-1.2
import type { Db } from "../../../../kernel/db/db.ts";
import type { Secrets } from "../../../../kernel/secrets/secrets.ts";
import type { Offering } from "../../rules/planning/offering.ts";
import { answerUntil, tellUntil } from "../../rules/seats/deadlines.ts";
import { type Capacity, movingUp } from "../../rules/seats/pools.ts";
import { dropOvertaken } from "../../store/notices.ts";
import { offeringById } from "../../store/offerings.ts";
import { type Session, sessionById, sessionsOf } from "../../store/sessions.ts";
import {
  cancelSignUp,
  type For,
  giveSeat,
  isUntold,
  lapsedOf,
  lineOf,
  putBack,
  setAskedUntil,
  signUpById,
} from "../../store/sign-ups.ts";
import { type Teller, tell } from "./tell.ts";

/** Something that people sign up for, held for this transaction: nobody else changes its sign-ups meanwhile. */
export interface Held {
  what: For;
  offering: Offering;
  /** The session, or all of the series in their order. */
  sessions: Session[];
}

/** Whatever needs the database, the key and the words. */
export interface Settling {
  siteId: string;
  secrets: Secrets;
  now: Date;
  teller: Teller;
}

/** Holds a session, or (without one) a series. Undefined where it does not exist. */
export async function hold(tx: Db, what: For): Promise<Held | undefined> {
  const { offeringId, sessionId } = what;
  if (sessionId === null) {
    const offering = await offeringById(tx, offeringId, true);
    return offering && { what, offering, sessions: await sessionsOf(tx, offeringId) };
  }
  const session = await sessionById(tx, sessionId, true);
  const offering = session?.offeringId === offeringId ? await offeringById(tx, offeringId) : undefined;
  return session && offering && { what, offering, sessions: [session] };
}

/** When what is held begins and ends: the next session of a series counts as its beginning. */
export function timeOf(
  { sessions }: Held,
  now: Date,
): { startsAt: Date; endsAt: Date; cancelled: boolean } | undefined {
  const taking = sessions.filter(({ state }) => state === "planned");
  const all = taking.length > 0 ? taking : sessions;
  const [first, last] = [all.find(({ endsAt }) => endsAt > now) ?? all.at(-1), all.at(-1)];
  return first && last && { startsAt: first.startsAt, endsAt: last.endsAt, cancelled: taking.length === 0 };
}

export const capacityOf = ({ places, overbooking, quotas }: Offering): Capacity => ({
  places,
  overbooking,
  quotas,
});

/**
 * Gives away what is free: whoever was asked and did not answer loses their seat, and those who are next move up, at once or by a
 * question with a deadline, as the offering says. Whoever has just come gets a seat without a question. Whom staff should have told
 * that they are asked, and did not, loses nothing but this seat: they stay in the line, and are asked again for the next one, or for
 * this one where nobody else wants it.
 *
 * @param fresh the sign-up that has just come
 */
export async function settle(tx: Db, settling: Settling, held: Held, fresh?: string): Promise<void> {
  const { now } = settling;
  const { what, offering } = held;
  const time = timeOf(held, now);
  const startsAt = what.sessionId === null ? null : (time?.startsAt ?? null);
  const passedOver = new Set<string>();
  for (const signUp of await lapsedOf(tx, what, now)) {
    if (signUp.untold) {
      await putBack(tx, signUp.id);
      await dropOvertaken(tx, signUp.id, "state");
      passedOver.add(signUp.id);
    } else {
      await cancelSignUp(tx, signUp.id, "lapsed", now);
      await tell({ tx, ...settling }, signUp, offering, { kind: "lapsed", startsAt });
    }
  }
  // Once it has begun nobody is called in any more.
  if (!time || time.cancelled || (fresh === undefined && time.startsAt <= now)) return;
  if (passedOver.size > 0) await moveUp(tx, settling, held, { startsAt: time.startsAt, fresh, passedOver });
  await moveUp(tx, settling, held, { startsAt: time.startsAt, fresh });
}

/** Those who are next, but not those who are passed over. */
async function moveUp(
  tx: Db,
  settling: Settling,
  { what, offering }: Held,
  {
    startsAt,
    fresh,
    passedOver,
  }: { startsAt: Date; fresh: string | undefined; passedOver?: ReadonlySet<string> },
): Promise<void> {
  const { now } = settling;
  const line = (await lineOf(tx, what)).filter(({ id }) => !passedOver?.has(id));
  const asking = { startsAt, askHours: offering.askHours };
  for (const { id, pool } of movingUp(capacityOf(offering), line)) {
    const isAsked = offering.movesUp === "asked" && id !== fresh;
    const askedUntil = isAsked ? answerUntil(asking, "mail", now) : null;
    await giveSeat(tx, id, pool, askedUntil);
    const signUp = await signUpById(tx, id);
    if (!signUp || id === fresh) continue;
    const kind = isAsked ? "asked" : "moved-up";
    const when = what.sessionId === null ? null : startsAt;
    await tell({ tx, ...settling }, signUp, offering, { kind, startsAt: when, askedUntil });
    // The time to answer begins when they know of it.
    if (isAsked && (await isUntold(tx, id))) await setAskedUntil(tx, id, tellUntil(asking, now));
  }
}
