// SPDX-License-Identifier: EUPL-1.2
import { sql } from "kysely";
import type { Db } from "../../../kernel/db/db.ts";
import type { InLine } from "../rules/seats/pools.ts";
import type { Guest } from "./guests.ts";

export type SignUpState = InLine["state"] | "cancelled" | "doubtful";
export type CancelledHow = "self" | "staff" | "lapsed" | "session";

/** What a sign-up is for: a whole series has no session. */
export interface For {
  offeringId: string;
  sessionId: string | null;
}

/** That somebody wants to come. */
export interface SignUp extends For {
  id: string;
  guestId: string | null;
  quotaId: string | null;
  state: SignUpState;
  /** The person and the grown-ups who come along. */
  seats: number;
  children: number[];
  askedUntil: Date | null;
  /** The code of the receipt, sealed. */
  code: string | null;
  language: string;
  madeAt: Date;
  cancelledHow: CancelledHow | null;
  /** The partner whose people signed them up. */
  organisationId?: string | null;
}

const columns = sql`u.id, u.offering_id as "offeringId", u.session_id as "sessionId", u.guest_id as "guestId",
  u.quota_id as "quotaId", u.state, u.seats, u.children, u.asked_until as "askedUntil", u.code, u.language,
  u.made_at as "madeAt", u.cancelled_how as "cancelledHow",
  u.organisation_id as "organisationId"`;

/** Enters a sign-up. @returns false where this receipt is there already: the same form was sent twice */
export async function insertSignUp(
  tx: Db,
  siteId: string,
  made: Omit<SignUp, "askedUntil" | "cancelledHow"> & { receipt: string; madeBy: string | null },
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    insert into programme.sign_up (site_id, id, offering_id, session_id, guest_id, quota_id, state, seats, children, receipt, code,
      language, made_at, made_by, organisation_id)
    values (${siteId}, ${made.id}, ${made.offeringId}, ${made.sessionId}, ${made.guestId}, ${made.quotaId}, ${made.state},
      ${made.seats}, ${made.children}::integer[], ${made.receipt}, ${made.code}, ${made.language}, ${made.madeAt}, ${made.madeBy},
      ${made.organisationId ?? null})
    on conflict (site_id, receipt) do nothing`.execute(tx);
  return numAffectedRows === 1n;
}

export async function signUpById(tx: Db, id: string): Promise<SignUp | undefined> {
  const { rows } = await sql<SignUp>`select ${columns} from programme.sign_up u where u.id = ${id}`.execute(
    tx,
  );
  return rows[0];
}

/** @param receipts what the code may be stored as, one for each secret key */
export async function signUpByReceipt(tx: Db, receipts: string[]): Promise<SignUp | undefined> {
  const { rows } = await sql<SignUp>`
    select ${columns} from programme.sign_up u where u.receipt = any(${receipts}::text[])`.execute(tx);
  return rows[0];
}

/** How somebody is signed up for this already, if they are. */
export async function signUpOf(
  tx: Db,
  { offeringId, sessionId }: For,
  guestId: string,
): Promise<SignUp | undefined> {
  const { rows } = await sql<SignUp>`
    select ${columns} from programme.sign_up u where u.offering_id = ${offeringId}
      and u.session_id is not distinct from ${sessionId}::uuid and u.guest_id = ${guestId}
      and u.state in ('seat', 'asked', 'waiting') order by u.turn limit 1`.execute(tx);
  return rows[0];
}

/** Puts a sign-up to another guest, who is the same person. */
export async function setGuest(tx: Db, id: string, guestId: string): Promise<void> {
  await sql`update programme.sign_up set guest_id = ${guestId} where id = ${id}`.execute(tx);
}

/** Those that count for the places of something, in the order in which they came; whoever is forgotten does not come any more. */
export async function lineOf(tx: Db, { offeringId, sessionId }: For): Promise<InLine[]> {
  const { rows } = await sql<InLine>`
    select id, state, seats, quota_id as quota, pool from programme.sign_up
    where offering_id = ${offeringId} and session_id is not distinct from ${sessionId}::uuid
      and state in ('seat', 'asked', 'waiting') and guest_id is not null order by turn`.execute(tx);
  return rows;
}

/** Gives somebody a seat, or asks until when they want it. */
export async function giveSeat(
  tx: Db,
  id: string,
  pool: string | null,
  askedUntil: Date | null,
): Promise<void> {
  await sql`
    update programme.sign_up set state = ${askedUntil ? "asked" : "seat"}, pool = ${pool}, asked_until = ${askedUntil}
    where id = ${id}`.execute(tx);
}

/** Somebody who was asked says yes; somebody who was doubtful comes into the line. @returns whether they were so */
export async function setState(
  tx: Db,
  id: string,
  from: SignUpState,
  to: "seat" | "waiting",
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update programme.sign_up set state = ${to}, asked_until = null where id = ${id} and state = ${from}`.execute(
    tx,
  );
  return numAffectedRows === 1n;
}

/** @returns whether there was something to cancel */
export async function cancelSignUp(tx: Db, id: string, how: CancelledHow, at: Date): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update programme.sign_up set state = 'cancelled', asked_until = null, pool = null, cancelled_at = ${at}, cancelled_how = ${how}
    where id = ${id} and state <> 'cancelled'`.execute(tx);
  return numAffectedRows === 1n;
}

/** Those whose session was cancelled come back into its line, where they were. */
export async function reviveSignUps(tx: Db, sessionId: string): Promise<void> {
  await sql`
    update programme.sign_up set state = 'waiting', cancelled_at = null, cancelled_how = null
    where session_id = ${sessionId} and state = 'cancelled' and cancelled_how = 'session' and guest_id is not null`.execute(
    tx,
  );
}

/** Staff still has to tell this sign-up that it is asked about a place. */
const untold = sql`exists (select from programme.notice n where n.site_id = u.site_id and n.sign_up_id = u.id
  and n.kind = 'asked' and n.state = 'open')`;

/** Those who were asked and said nothing until their time was over; `untold` where nobody told them. */
export async function lapsedOf(
  tx: Db,
  { offeringId, sessionId }: For,
  now: Date,
): Promise<(SignUp & { untold: boolean })[]> {
  const { rows } = await sql<SignUp & { untold: boolean }>`
    select ${columns}, ${untold} as untold from programme.sign_up u where u.offering_id = ${offeringId}
      and u.session_id is not distinct from ${sessionId}::uuid and u.state = 'asked' and u.asked_until <= ${now}`.execute(
    tx,
  );
  return rows;
}

/** Whether staff still has to tell somebody that they are asked about a place. */
export async function isUntold(tx: Db, id: string): Promise<boolean> {
  const { rows } = await sql`select from programme.sign_up u where u.id = ${id} and ${untold}`.execute(tx);
  return rows.length > 0;
}

/** Sets until when somebody is asked. Nothing happens to those who are not. */
export async function setAskedUntil(tx: Db, id: string, until: Date): Promise<void> {
  await sql`
    update programme.sign_up set asked_until = ${until} where id = ${id} and state = 'asked'`.execute(tx);
}

/** Puts somebody back into the line, where they were before they were asked. */
export async function putBack(tx: Db, id: string): Promise<void> {
  await sql`
    update programme.sign_up set state = 'waiting', asked_until = null, pool = null
    where id = ${id} and state = 'asked'`.execute(tx);
}

/** The sign-up that a notice asks about a place, and by which way it is told; undefined where it tells something else. */
export async function askedByNotice(
  tx: Db,
  noticeId: string,
): Promise<(SignUp & { way: Guest["contactKind"] }) | undefined> {
  const { rows } = await sql<SignUp & { way: Guest["contactKind"] }>`
    select ${columns}, n.way from programme.notice n
    join programme.sign_up u on u.site_id = n.site_id and u.id = n.sign_up_id
    where n.id = ${noticeId} and n.kind = 'asked' and u.state = 'asked'`.execute(tx);
  return rows[0];
}

/** For what somebody was asked in vain. */
export async function lapsedEverywhere(tx: Db, now: Date): Promise<For[]> {
  const { rows } = await sql<For>`
    select distinct offering_id as "offeringId", session_id as "sessionId" from programme.sign_up
    where state = 'asked' and asked_until <= ${now}`.execute(tx);
  return rows;
}

/** A sign-up with who it is. */
export interface SignUpWithGuest extends SignUp {
  guest: Guest | null;
  quotaName: string | null;
  /** They are asked about a place, and staff still has to tell them. */
  untold: boolean;
}

/** All sign-ups of an offering, or of one of its sessions and of the whole series; those who came first stand first. */
export async function signUpsOf(tx: Db, offeringId: string, sessionId?: string): Promise<SignUpWithGuest[]> {
  const { rows } = await sql<SignUpWithGuest>`
    select ${columns}, q.name as "quotaName", ${untold} as untold, case when g.id is not null then jsonb_build_object('id', g.id, 'name', g.name,
      'contactKind', g.contact_kind, 'contact', g.contact, 'language', g.language) end as guest
    from programme.sign_up u left join programme.guest g on g.site_id = u.site_id and g.id = u.guest_id
    left join programme.quota q on q.site_id = u.site_id and q.id = u.quota_id
    where u.offering_id = ${offeringId}
      ${sessionId ? sql`and (u.session_id = ${sessionId} or u.session_id is null)` : sql``}
    order by u.turn limit 2000`.execute(tx);
  return rows;
}

/** How many still want to come to an offering, and would stand before a closed door if nobody told them. */
export async function countStillComing(tx: Db, offeringId: string, now: Date): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::integer as count from programme.sign_up u
    where u.offering_id = ${offeringId} and u.guest_id is not null and u.state in ('seat', 'asked', 'waiting') and exists (
      select from programme.session s where s.site_id = u.site_id and s.offering_id = u.offering_id and s.state = 'planned'
        and s.ends_at > ${now} and (u.session_id is null or s.id = u.session_id))`.execute(tx);
  return rows[0]?.count ?? 0;
}

/**
 * Somebody with a seat in a session that begins in a time, and who can be reached by itself; for series each of their sessions.
 *
 * @param kinds of contact by which messages go out
 */
export async function toRemind(
  tx: Db,
  from: Date,
  to: Date,
  kinds: readonly string[] = ["mail"],
): Promise<{ signUp: SignUp; sessionId: string; startsAt: Date }[]> {
  const { rows } = await sql<SignUp & { remindedOf: string; startsAt: Date }>`
    select ${columns}, s.id as "remindedOf", s.starts_at as "startsAt" from programme.session s
    join programme.sign_up u on u.site_id = s.site_id and u.offering_id = s.offering_id
      and (u.session_id = s.id or u.session_id is null) and u.state = 'seat'
    join programme.guest g on g.site_id = u.site_id and g.id = u.guest_id and g.contact_kind = any(${kinds}::text[]) and g.contact is not null
    where s.state = 'planned' and s.starts_at > ${from} and s.starts_at <= ${to} and not exists (
      select from programme.notice n where n.site_id = u.site_id and n.sign_up_id = u.id and n.kind = 'reminder'
        and n.about = s.id::text) order by s.starts_at, u.turn limit 5000`.execute(tx);
  return rows.map(({ remindedOf, startsAt, ...signUp }) => ({ signUp, sessionId: remindedOf, startsAt }));
}
