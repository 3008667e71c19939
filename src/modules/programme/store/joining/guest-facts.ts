// SPDX-License-Identifier: EUPL-1.2
import { sql } from "kysely";
import type { Db } from "../../../../kernel/db/db.ts";
import type { AttendanceState } from "../../rules/attendance/roll-call.ts";
import type { OfferingTexts } from "../../rules/planning/offering.ts";
import { titlesOf } from "../offerings.ts";
import type { CancelledHow, SignUpState } from "../sign-ups.ts";

/** A sign-up of one person. */
export interface GuestSignUp {
  id: string;
  offeringId: string;
  sessionId: string | null;
  texts: OfferingTexts;
  startsAt: Date | null;
  endsAt: Date | null;
  state: SignUpState;
  seats: number;
  children: number[];
  language: string;
  madeAt: Date;
  cancelledHow: CancelledHow | null;
}

/** All that somebody signed up for, the newest first. */
export async function signUpsOfGuest(tx: Db, guestId: string): Promise<GuestSignUp[]> {
  const { rows } = await sql<GuestSignUp>`
    select u.id, u.offering_id as "offeringId", u.session_id as "sessionId", ${titlesOf} as texts, s.starts_at as "startsAt",
      s.ends_at as "endsAt", u.state, u.seats, u.children, u.language, u.made_at as "madeAt",
      u.cancelled_how as "cancelledHow"
    from programme.sign_up u join programme.offering o on o.site_id = u.site_id and o.id = u.offering_id
    left join programme.session s on s.site_id = u.site_id and s.id = u.session_id
    where u.guest_id = ${guestId} order by u.turn desc limit 500`.execute(tx);
  return rows;
}

/** That somebody was at a session, or was not; the reason is sealed. */
export interface GuestAttendance {
  id: string;
  offeringId: string;
  sessionId: string;
  texts: OfferingTexts;
  startsAt: Date;
  endsAt: Date;
  state: AttendanceState;
  minutes: number;
  companions: number;
  reason: string | null;
}

/** Where somebody was, the newest first. */
export async function attendanceOfGuest(tx: Db, guestId: string): Promise<GuestAttendance[]> {
  const { rows } = await sql<GuestAttendance>`
    select a.id, o.id as "offeringId", a.session_id as "sessionId", ${titlesOf} as texts, s.starts_at as "startsAt", s.ends_at as "endsAt", a.state,
      a.minutes, a.companions, a.reason
    from programme.attendance a join programme.session s on s.site_id = a.site_id and s.id = a.session_id
    join programme.offering o on o.site_id = s.site_id and o.id = s.offering_id
    where a.guest_id = ${guestId} order by s.starts_at desc limit 2000`.execute(tx);
  return rows;
}

/** What somebody asked a room for; purpose and reason are sealed. */
export interface GuestRequest {
  id: string;
  resource: string;
  startsAt: Date;
  endsAt: Date;
  state: string;
  purpose: string | null;
  reason: string | null;
  madeAt: Date;
}

export async function requestsOfGuest(tx: Db, guestId: string): Promise<GuestRequest[]> {
  const { rows } = await sql<GuestRequest>`
    select r.id, t.name as resource, r.starts_at as "startsAt", r.ends_at as "endsAt", r.state, r.purpose, r.reason,
      r.made_at as "madeAt" from programme.room_request r
    join programme.resource t on t.site_id = r.site_id and t.id = r.resource_id
    where r.guest_id = ${guestId} order by r.starts_at desc limit 200`.execute(tx);
  return rows;
}

/** How often somebody was told what, and by which way. */
export async function noticesOfGuest(
  tx: Db,
  guestId: string,
): Promise<{ kind: string; way: string; state: string; madeAt: Date }[]> {
  const { rows } = await sql<{ kind: string; way: string; state: string; madeAt: Date }>`
    select n.kind, n.way, n.state, n.made_at as "madeAt" from programme.notice n
    left join programme.sign_up u on u.site_id = n.site_id and u.id = n.sign_up_id
    left join programme.room_request r on r.site_id = n.site_id and r.id = n.request_id
    where coalesce(u.guest_id, r.guest_id) = ${guestId} order by n.made_at limit 2000`.execute(tx);
  return rows;
}

/**
 * Gives all that belongs to one guest to another, who is the same person. Where both were at a session, the longer time stays.
 *
 * @returns the reasons that are sealed for the one and are to be sealed for the other
 */
export async function moveGuest(
  tx: Db,
  from: string,
  to: string,
): Promise<{ id: string; sessionId: string; reason: string }[]> {
  await sql`update programme.sign_up set guest_id = ${to} where guest_id = ${from}`.execute(tx);
  await sql`update programme.room_request set guest_id = ${to} where guest_id = ${from}`.execute(tx);
  await sql`update programme.finder set guest_id = ${to} where guest_id = ${from}`.execute(tx);
  // The entry form that was there first counts.
  await sql`
    insert into programme.entry_form (site_id, guest_id, done_on, recorded_by, recorded_at)
    select site_id, ${to}::uuid, done_on, recorded_by, recorded_at from programme.entry_form where guest_id = ${from}
    on conflict (site_id, guest_id) do update set done_on = least(entry_form.done_on, excluded.done_on)`.execute(
    tx,
  );
  await sql`
    delete from programme.attendance a using programme.attendance b
    where a.session_id = b.session_id and b.site_id = a.site_id and a.guest_id in (${from}, ${to})
      and b.guest_id in (${from}, ${to}) and a.guest_id <> b.guest_id
      and (a.minutes, a.guest_id = ${to}) < (b.minutes, b.guest_id = ${to})`.execute(tx);
  const { rows } = await sql<{ id: string; sessionId: string; reason: string }>`
    update programme.attendance set guest_id = ${to} where guest_id = ${from}
    returning id, session_id as "sessionId", reason`.execute(tx);
  return rows.filter(({ reason }) => reason !== null);
}

/** Writes a reason that was sealed anew. */
export async function writeReason(tx: Db, id: string, reason: string | null): Promise<void> {
  await sql`update programme.attendance set reason = ${reason} where id = ${id}`.execute(tx);
}

/**
 * Forgets what could tell who people were whose guests are deleted: codes, wishes, reasons; and what staff was to tell them, because
 * nobody is left to be told.
 */
export async function forgetTraces(tx: Db, guestIds: readonly string[]): Promise<void> {
  const among = sql`= any(${guestIds}::uuid[])`;
  await sql`update programme.sign_up set code = null where guest_id ${among} and code is not null`.execute(
    tx,
  );
  await sql`
    update programme.room_request set purpose = null, reason = null, code = null where guest_id ${among}`.execute(
    tx,
  );
  await sql`update programme.attendance set reason = null where guest_id ${among} and reason is not null`.execute(
    tx,
  );
  await sql`
    update programme.text_message m set state = 'failed', number = null, text = null, next_try_at = null
    from programme.notice n left join programme.sign_up u on u.site_id = n.site_id and u.id = n.sign_up_id
      left join programme.room_request r on r.site_id = n.site_id and r.id = n.request_id
    where n.site_id = m.site_id and n.id = m.notice_id and m.state = 'waiting'
      and coalesce(u.guest_id, r.guest_id) ${among}`.execute(tx);
  await sql`
    delete from programme.notice n where n.state = 'open' and (
      exists (select from programme.sign_up u where u.site_id = n.site_id and u.id = n.sign_up_id and u.guest_id ${among})
      or exists (select from programme.room_request r where r.site_id = n.site_id and r.id = n.request_id
        and r.guest_id ${among}))`.execute(tx);
}
