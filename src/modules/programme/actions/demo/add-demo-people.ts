// SPDX-License-Identifier: EUPL-1.2
import type { Db } from "../../../../kernel/db/db.ts";
import type { Locale } from "../../../../kernel/i18n/locales.ts";
import { newId } from "../../../../kernel/id/id.ts";
import type { Secrets } from "../../../../kernel/secrets/secrets.ts";
import { type AttendanceState, usualMinutes } from "../../rules/attendance/roll-call.ts";
import type { Offering } from "../../rules/planning/offering.ts";
import { movingUp } from "../../rules/seats/pools.ts";
import type { ContactKind } from "../../rules/sign-up/read-sign-up.ts";
import { type Noted, writeAttendance, writeHeadCount } from "../../store/attendance.ts";
import { insertGuest } from "../../store/guests.ts";
import { type Session, setRollCalled } from "../../store/sessions.ts";
import { type For, giveSeat, insertSignUp, lineOf } from "../../store/sign-ups.ts";
import { minutesOf } from "../attendance/call-roll.ts";
import { receiptCode, receiptDigest } from "../sign-up/receipt.ts";
import { sealCode, sealGuest } from "../sign-up/sealed-guest.ts";
import { capacityOf } from "../sign-up/settle.ts";

interface DemoGuest {
  id: string;
  language: Locale;
}

/** In the number range that no telephone has (Bundesnetzagentur, fictitious numbers: 0221 4710xxx). */
const contactOf = (kind: ContactKind, index: number): string =>
  ({
    phone: `+492214710${100 + index}`,
    mail: `person-${index}@example.org`,
    post: "Musterweg 3",
    paper: "",
  })[kind];

/** Enters the invented people of a demo. */
export async function insertPeople(
  tx: Db,
  siteId: string,
  secrets: Secrets,
  people: readonly [name: string, language: Locale, kind: ContactKind][],
  now: Date,
): Promise<DemoGuest[]> {
  const guests: DemoGuest[] = [];
  for (const [index, [name, language, contactKind]] of people.entries()) {
    const id = newId();
    const sealed = sealGuest(secrets, siteId, id, { name, contact: contactOf(contactKind, index) });
    const madeAt = new Date(now.getTime() - 40 * 86_400_000);
    await insertGuest(tx, siteId, { id, contactKind, language, madeAt, ...sealed });
    guests.push({ id, language });
  }
  return guests;
}

interface Filling {
  siteId: string;
  secrets: Secrets;
  now: Date;
}

interface Filled {
  offering: Offering;
  sessions: Session[];
  guests: readonly DemoGuest[];
  /** Different offerings have different people. */
  index: number;
}

/** Of the places, how many people want to come. */
const shares = [0.4, 0.7, 1.2, 0.9];

const states: AttendanceState[] = [
  "present",
  "present",
  "present",
  "late",
  "present",
  "left-early",
  "excused",
  "absent",
];

/** Signs people up for what is coming, with a waiting list here and there, and writes down who was at what is over. */
export async function fillSessions(tx: Db, filling: Filling, filled: Filled): Promise<void> {
  const { offering, sessions, guests, index } = filled;
  const { now } = filling;
  const some = (count: number, from: number) =>
    Array.from(
      { length: Math.min(count, guests.length) },
      (_, at) => guests[(from * 7 + at) % guests.length],
    ).filter((guest) => guest !== undefined);
  const places = offering.places ?? 0;
  // Some are full and have a waiting list, most have places left.
  const wanting = (turn: number) => Math.max(2, Math.round(places * (shares[(index + turn) % 4] ?? 1)));
  const series = offering.signUp === "series" ? some(wanting(0), index) : [];
  if (series.length > 0)
    await signUpAll(tx, filling, filled, { offeringId: offering.id, sessionId: null }, series);
  let coming = 0;
  for (const [turn, session] of sessions.entries()) {
    const isOver = session.endsAt <= now;
    const own =
      offering.signUp === "session" && (isOver || coming < 3) ? some(wanting(turn), index + turn) : [];
    if (own.length > 0)
      await signUpAll(tx, filling, filled, { offeringId: offering.id, sessionId: session.id }, own);
    if (!isOver) coming++;
    // The last one that is over is left for somebody to try the roll call.
    const isLast = (sessions[turn + 1]?.endsAt.getTime() ?? Number.POSITIVE_INFINITY) > now.getTime();
    if (isOver && !(isLast && index % 5 === 0))
      await callRoll(
        tx,
        filling,
        session,
        (own.length > 0 ? own : series).slice(0, places),
        offering.signUp === "none",
      );
  }
}

async function signUpAll(
  tx: Db,
  { siteId, secrets, now }: Filling,
  { offering }: Filled,
  what: For,
  all: DemoGuest[],
) {
  for (const [at, { id: guestId, language }] of all.entries()) {
    const id = newId();
    const code = receiptCode(secrets, siteId, `demo ${id}`);
    await insertSignUp(tx, siteId, {
      id,
      ...what,
      guestId,
      quotaId: null,
      state: "waiting",
      seats: at % 6 === 5 ? 2 : 1,
      children: offering.childcare && at % 3 === 0 ? [3 + (at % 5), 7] : [],
      receipt: receiptDigest(secrets, siteId, code),
      code: sealCode(secrets, siteId, id, code),
      language,
      madeAt: new Date(now.getTime() - (all.length - at) * 3_600_000),
      madeBy: null,
    });
  }
  for (const { id, pool } of movingUp(capacityOf(offering), await lineOf(tx, what)))
    await giveSeat(tx, id, pool, null);
}

async function callRoll(
  tx: Db,
  { siteId, now }: Filling,
  session: Session,
  guests: DemoGuest[],
  counted: boolean,
) {
  const whole = minutesOf(session);
  const noted = guests.map(({ id: guestId }, at): Noted => {
    const state = states[(at + session.startsAt.getUTCDate()) % states.length] ?? "present";
    const minutes = state === "late" || state === "left-early" ? whole - 20 : usualMinutes(state, whole);
    return { guestId, signUpId: null, state, minutes, companions: 0, reason: null };
  });
  const at = new Date(Math.min(session.endsAt.getTime() + 600_000, now.getTime()));
  await writeAttendance(tx, siteId, { sessionId: session.id, by: null, at }, noted);
  if (counted) await writeHeadCount(tx, siteId, session.id, 5 + (session.startsAt.getUTCDate() % 14));
  await setRollCalled(tx, session.id, at);
}
