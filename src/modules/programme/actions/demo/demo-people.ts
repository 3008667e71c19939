// SPDX-License-Identifier: EUPL-1.2
import type { Locale } from "../../../../kernel/i18n/locales.ts";
import { newId } from "../../../../kernel/id/id.ts";
import type { Secrets } from "../../../../kernel/secrets/secrets.ts";
import { type AttendanceState, usualMinutes } from "../../rules/attendance/roll-call.ts";
import type { OfferingPlan } from "../../rules/planning/offering.ts";
import { movingUp } from "../../rules/seats/pools.ts";
import type { ContactKind } from "../../rules/sign-up/read-sign-up.ts";
import type { DemoRows } from "../../store/demo.ts";
import { minutesOf } from "../attendance/call-roll.ts";
import { receiptCode, receiptDigest } from "../sign-up/receipt.ts";
import { sealCode, sealGuest } from "../sign-up/sealed-guest.ts";

type DemoGuest = DemoRows["guests"][number];
type SignUp = DemoRows["signUps"][number];

const day = 86_400_000;

/** In the number range that no telephone has (Bundesnetzagentur, fictitious numbers: 0221 4710xxx). */
const contactOf = (kind: ContactKind, index: number): string =>
  ({
    phone: `+492214710${100 + index}`,
    mail: `person-${index}@example.org`,
    post: "Musterweg 3",
    paper: "",
  })[kind];

/** The invented people of a demo. */
export const demoGuests = (
  siteId: string,
  secrets: Secrets,
  people: readonly [name: string, language: Locale, kind: ContactKind][],
  now: Date,
): DemoGuest[] =>
  people.map(([name, language, contactKind], index) => {
    const id = newId();
    const sealed = sealGuest(secrets, siteId, id, { name, contact: contactOf(contactKind, index) });
    return { id, contactKind, language, madeAt: new Date(now.getTime() - 120 * day), ...sealed };
  });

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

interface Filling {
  siteId: string;
  secrets: Secrets;
  now: Date;
  guests: readonly DemoGuest[];
  rows: DemoRows;
}

interface Filled {
  offeringId: string;
  plan: OfferingPlan;
  sessions: DemoRows["sessions"];
  /** Different offerings have different people. */
  index: number;
  /** How many children there is somebody to mind. */
  childcare: number;
  /** Who has places of its own, and sends people for all of them but one. */
  partner: { id: string; quota: string; sends: number } | undefined;
}

/** Signs people up for what is coming, with a waiting list here and there, and writes down who was at what is over. */
export function fillSessions(filling: Filling, filled: Filled): void {
  const { plan, sessions, index } = filled;
  const { now } = filling;
  const places = plan.places ?? 0;
  // Some are full and have a waiting list, most have places left.
  const wanting = (turn: number) => Math.max(2, Math.round(places * (shares[(index + turn) % 4] ?? 1)));
  const first = sessions[0]?.startsAt ?? now;
  const series =
    plan.signUp === "series" ? signUpSome(filling, filled, null, wanting(0), first) : ([] as SignUp[]);
  let coming = 0;
  for (const [turn, session] of sessions.entries()) {
    const isOver = session.endsAt <= now;
    const isTaken = plan.signUp === "session" && (isOver || coming < 3);
    const own = isTaken ? signUpSome(filling, filled, session.id, wanting(turn), session.startsAt, turn) : [];
    if (!isOver) coming++;
    // The last one that is over is left for somebody to try the roll call.
    const isLast = (sessions[turn + 1]?.endsAt.getTime() ?? Number.POSITIVE_INFINITY) > now.getTime();
    if (isOver && !(isLast && index % 8 === 0))
      callRoll(filling, session, isTaken ? own : series, plan.signUp === "none");
  }
}

function signUpSome(
  { siteId, secrets, now, guests, rows }: Filling,
  { plan, offeringId, index, childcare, partner }: Filled,
  sessionId: string | null,
  count: number,
  startsAt: Date,
  turn = 0,
): SignUp[] {
  const last = Math.min(now.getTime(), startsAt.getTime() - day);
  const wanted = Math.min(count, guests.length);
  let minded = 0;
  const all = Array.from({ length: wanted }, (_, at): SignUp | undefined => {
    const guest = guests[((index + turn) * 7 + at) % guests.length];
    if (!guest) return undefined;
    const id = newId();
    const code = receiptCode(secrets, siteId, `demo ${id}`);
    const sentBy = partner && at < partner.sends ? partner : undefined;
    const family = at % 3 === 0 && startsAt > now ? [3 + (at % 5), 7] : [];
    const children = family.slice(0, childcare - minded);
    minded += children.length;
    return {
      id,
      offeringId,
      sessionId,
      guestId: guest.id,
      quotaId: sentBy?.quota ?? null,
      pool: null,
      organisationId: sentBy?.id ?? null,
      state: "waiting",
      seats: at % 6 === 5 ? 2 : 1,
      children,
      receipt: receiptDigest(secrets, siteId, code),
      code: sealCode(secrets, siteId, id, code),
      language: guest.language,
      madeAt: new Date(last - (wanted - at) * 3_600_000),
    };
  }).filter((one) => one !== undefined);
  const line = all.map(({ id, seats, quotaId: quota }) => ({
    id,
    seats,
    state: "waiting" as const,
    quota,
    pool: null,
  }));
  const seated = new Map(movingUp(plan, line).map(({ id, pool }) => [id, pool]));
  for (const one of all) {
    const pool = seated.get(one.id);
    rows.signUps.push(pool === undefined ? one : { ...one, state: "seat", pool });
  }
  return all.filter(({ id }) => seated.has(id));
}

function callRoll(
  { now, rows }: Filling,
  session: DemoRows["sessions"][number],
  signUps: readonly SignUp[],
  counted: boolean,
): void {
  const whole = minutesOf(session);
  const at = new Date(Math.min(session.endsAt.getTime() + 600_000, now.getTime()));
  const date = session.startsAt.getUTCDate();
  for (const [place, { id: signUpId, guestId, seats }] of signUps.entries()) {
    const state = states[(place + date) % states.length] ?? "present";
    const usual = usualMinutes(state, whole);
    const minutes = state === "late" || state === "left-early" ? whole - 20 : usual;
    const companions = usual > 0 ? seats - 1 : 0;
    rows.attendance.push({
      id: newId(),
      sessionId: session.id,
      guestId,
      signUpId,
      state,
      minutes,
      companions,
      at,
    });
  }
  if (counted) rows.headCounts.push({ sessionId: session.id, people: 5 + (date % 14) });
  session.rollCalledAt = at;
}
