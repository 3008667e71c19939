// SPDX-License-Identifier: EUPL-1.2
import { sql } from "kysely";
import type { Db } from "../../../kernel/db/db.ts";
import type { Need, OfferingTexts } from "../rules/planning/offering.ts";
import type { Place } from "../rules/planning/place.ts";
import { titlesOf } from "./offerings.ts";

/** One date of an offering. */
export interface Session {
  id: string;
  offeringId: string;
  startsAt: Date;
  endsAt: Date;
  state: "planned" | "cancelled";
  /** Why it does not take place, as people are told; may be empty. */
  reason: string;
  /** How often it was moved or cancelled. */
  revision: number;
  rollCalledAt: Date | null;
  /** Rooms and machines of this date; null where it has what the offering has. */
  needs: Need[] | null;
  /** Where this date is; null where the offering is. */
  elsewhere: Place | null;
  /** When it was to begin before people were told that it is moved, in the order of the moves. */
  movedFrom: Date[];
}

const columns = sql`s.id, s.offering_id as "offeringId", s.starts_at as "startsAt", s.ends_at as "endsAt", s.state, s.reason,
  s.revision, s.roll_called_at as "rollCalledAt", s.needs, s.elsewhere, s.moved_from as "movedFrom"`;

/** @param lock makes others wait who want to change it or its sign-ups */
export async function sessionById(tx: Db, id: string, lock = false): Promise<Session | undefined> {
  const { rows } = await sql<Session>`
    select ${columns} from programme.session s where s.id = ${id} ${lock ? sql`for update` : sql``}`.execute(
    tx,
  );
  return rows[0];
}

/** Those of an offering in their order. @param from only those that end after this */
export async function sessionsOf(tx: Db, offeringId: string, from?: Date): Promise<Session[]> {
  const { rows } = await sql<Session>`
    select ${columns} from programme.session s where s.offering_id = ${offeringId}
      ${from ? sql`and s.ends_at > ${from}` : sql``} order by s.starts_at limit 1000`.execute(tx);
  return rows;
}

/** Enters a session. @returns its id, or undefined where the offering has one at this time */
export async function insertSession(
  tx: Db,
  siteId: string,
  { id, offeringId, startsAt, endsAt }: Pick<Session, "id" | "offeringId" | "startsAt" | "endsAt">,
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    insert into programme.session (site_id, id, offering_id, starts_at, ends_at)
    values (${siteId}, ${id}, ${offeringId}, ${startsAt}, ${endsAt}) on conflict do nothing`.execute(tx);
  return numAffectedRows === 1n;
}

/** Takes out a session that nobody has seen yet. */
export async function removeSession(tx: Db, id: string): Promise<void> {
  await sql`delete from programme.session where id = ${id}`.execute(tx);
}

/**
 * Moves a session. @param known whether people know of it: then it keeps when it was to begin before
 *
 * @returns false where the offering has another one at this time
 */
export async function moveSession(
  tx: Db,
  id: string,
  { startsAt, endsAt }: { startsAt: Date; endsAt: Date },
  known: boolean,
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update programme.session s set starts_at = ${startsAt}, ends_at = ${endsAt}, revision = revision + 1, changed_at = now(),
      moved_from = case when ${known} then array_remove(array_remove(moved_from, starts_at) || starts_at, ${startsAt})
        else moved_from end where s.id = ${id}
      and not exists (select from programme.session t where t.site_id = s.site_id and t.offering_id = s.offering_id
        and t.starts_at = ${startsAt} and t.id <> s.id)`.execute(tx);
  return numAffectedRows === 1n;
}

/** The offering has another place: calendars take its coming sessions anew, but for those that have a place of their own. */
export async function reviseSessions(tx: Db, offeringId: string, now: Date): Promise<void> {
  await sql`
    update programme.session set revision = revision + 1, changed_at = now()
    where offering_id = ${offeringId} and ends_at > ${now} and state = 'planned' and elsewhere is null`.execute(
    tx,
  );
}

export async function cancelSession(tx: Db, id: string, reason: string): Promise<void> {
  await sql`
    update programme.session set state = 'cancelled', reason = ${reason}, revision = revision + 1, changed_at = now() where id = ${id}`.execute(
    tx,
  );
  await sql`delete from programme.booking where session_id = ${id}`.execute(tx);
}

/** Cancels all dates of an offering that have not begun, and gives their rooms back. @returns how many there were */
export async function cancelComing(tx: Db, offeringId: string, now: Date): Promise<number> {
  const { rows } = await sql<{ id: string }>`
    update programme.session set state = 'cancelled', revision = revision + 1, changed_at = now()
    where offering_id = ${offeringId} and state = 'planned' and starts_at > ${now} returning id`.execute(tx);
  const ids = rows.map(({ id }) => id);
  if (ids.length === 0) return 0;
  await sql`delete from programme.booking where session_id = any(${ids}::uuid[])`.execute(tx);
  return ids.length;
}

/** How many dates of an offering are still to begin. */
export async function countComing(tx: Db, offeringId: string, now: Date): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::integer as count from programme.session
    where offering_id = ${offeringId} and state = 'planned' and starts_at > ${now}`.execute(tx);
  return rows[0]?.count ?? 0;
}

/** A cancelled session takes place after all. */
export async function reviveSession(tx: Db, id: string): Promise<void> {
  await sql`
    update programme.session set state = 'planned', reason = '', revision = revision + 1, changed_at = now() where id = ${id}`.execute(
    tx,
  );
}

/** @param needs null where the date has what the offering has */
export async function setSessionNeeds(tx: Db, id: string, needs: readonly Need[] | null): Promise<void> {
  await sql`
    update programme.session set needs = ${needs && JSON.stringify(needs)}::jsonb where id = ${id}`.execute(
    tx,
  );
}

/** @param elsewhere null where the date is where the offering is */
export async function setElsewhere(tx: Db, id: string, elsewhere: Place | null): Promise<void> {
  await sql`
    update programme.session set elsewhere = ${elsewhere && JSON.stringify(elsewhere)}::jsonb, revision = revision + 1,
      changed_at = now() where id = ${id}`.execute(tx);
}

/**
 * Coming sessions that should have what the offering has, and have something else booked, in their order.
 *
 * @param lock makes others wait who want to move or cancel one of them
 */
export async function sessionsBookedOtherwise(
  tx: Db,
  { id, needs }: { id: string; needs: readonly Need[] },
  now: Date,
  lock = false,
): Promise<Session[]> {
  const wanted = Object.fromEntries(needs.map(({ resourceId, units }) => [resourceId, units]));
  const { rows } = await sql<Session>`
    select ${columns} from programme.session s
    where s.offering_id = ${id} and s.state = 'planned' and s.ends_at > ${now} and s.needs is null
      and ${JSON.stringify(wanted)}::jsonb <> (select coalesce(jsonb_object_agg(b.resource_id, b.units), '{}')
        from (select resource_id, count(*) as units from programme.booking where session_id = s.id group by resource_id) b)
    order by s.starts_at limit 1000 ${lock ? sql`for update of s` : sql``}`.execute(tx);
  return rows;
}

export async function setRollCalled(tx: Db, id: string, at: Date): Promise<void> {
  await sql`update programme.session set roll_called_at = ${at} where id = ${id}`.execute(tx);
}

/** A session as the staff's calendar has it. */
export interface StaffSession extends Session {
  texts: OfferingTexts;
  kind: string;
  signUp: string;
  places: number | null;
  taken: number;
  waiting: number;
}

/** Sessions of all offerings that people know of, in a time. */
export async function staffSessions(tx: Db, from: Date, to: Date, limit: number): Promise<StaffSession[]> {
  const { rows } = await sql<StaffSession>`
    select ${columns}, ${titlesOf} as texts, o.kind, o.sign_up as "signUp", o.places, n.taken, n.waiting
    from programme.session s join programme.offering o on o.site_id = s.site_id and o.id = s.offering_id
    cross join lateral (select coalesce(sum(u.seats) filter (where u.state in ('seat', 'asked')), 0)::integer as taken,
      coalesce(sum(u.seats) filter (where u.state = 'waiting'), 0)::integer as waiting
      from programme.sign_up u where u.site_id = s.site_id and u.offering_id = s.offering_id and u.guest_id is not null
        and (u.session_id = s.id or (u.session_id is null and o.sign_up = 'series'))) n
    where s.ends_at > ${from} and s.starts_at < ${to} and o.state <> 'draft' order by s.starts_at, s.id limit ${limit}`.execute(
    tx,
  );
  return rows;
}

/** Sessions that are over and whose roll nobody has called, the newest first. */
export async function uncalledSessions(
  tx: Db,
  since: Date,
  now: Date,
): Promise<(Session & { texts: OfferingTexts })[]> {
  const { rows } = await sql<Session & { texts: OfferingTexts }>`
    select ${columns}, ${titlesOf} as texts from programme.session s
    join programme.offering o on o.site_id = s.site_id and o.id = s.offering_id
    where s.starts_at > ${since} and s.ends_at <= ${now} and s.state = 'planned' and s.roll_called_at is null
      and o.state <> 'draft' order by s.starts_at desc limit 50`.execute(tx);
  return rows;
}

/** How many those are, and how many of them are of offerings that somebody runs. */
export async function countUncalled(
  tx: Db,
  since: Date,
  now: Date,
  personId: string,
): Promise<{ all: number; own: number }> {
  const { rows } = await sql<{ all: number; own: number }>`
    select count(*)::integer as all, count(*) filter (where exists (select from programme.leader l
      where l.site_id = o.site_id and l.offering_id = o.id and l.person_id = ${personId}))::integer as own
    from programme.session s join programme.offering o on o.site_id = s.site_id and o.id = s.offering_id
    where s.starts_at > ${since} and s.ends_at <= ${now} and s.state = 'planned' and s.roll_called_at is null
      and o.state <> 'draft'`.execute(tx);
  return rows[0] ?? { all: 0, own: 0 };
}
