// SPDX-License-Identifier: EUPL-1.2
import { sql } from "kysely";
import type { Db } from "../../../../kernel/db/db.ts";
import { newId } from "../../../../kernel/id/id.ts";
import type { AttendanceState } from "../../rules/attendance/roll-call.ts";
import type { Guest } from "../guests.ts";

/** Somebody on the list of a roll call, with what was written down of them. */
export interface Listed {
  guest: Guest;
  signUpId: string | null;
  /** Grown-ups who come along, as the sign-up has it. */
  companions: number;
  children: number[];
  state: AttendanceState | null;
  minutes: number | null;
  /** As the roll call has it. */
  came: number | null;
  /** Sealed. */
  reason: string | null;
  /** Of what was written down: an id. */
  attendanceId: string | null;
  /** How often it was written down, 0 where it was not yet. */
  revision: number;
  /** Who wrote it down, an id; null where nobody did or their account is gone. */
  by: string | null;
  at: Date | null;
}

/** Who has a seat in a session, and whoever came besides. */
export async function rollOf(tx: Db, offeringId: string, sessionId: string): Promise<Listed[]> {
  const { rows } = await sql<Listed>`
    with expected as (
      select distinct on (u.guest_id) u.guest_id, u.id, u.seats - 1 as companions, u.children from programme.sign_up u
      where u.offering_id = ${offeringId} and (u.session_id = ${sessionId} or u.session_id is null)
        and u.state = 'seat' and u.guest_id is not null order by u.guest_id, u.turn),
    noted as (select * from programme.attendance a where a.session_id = ${sessionId} and a.guest_id is not null)
    select jsonb_build_object('id', g.id, 'name', g.name, 'contactKind', g.contact_kind, 'contact', g.contact,
        'language', g.language) as guest, e.id as "signUpId", coalesce(e.companions, 0) as companions,
      coalesce(e.children, '{}') as children, n.state, n.minutes, n.companions as came, n.reason, n.id as "attendanceId",
      coalesce(n.revision, 0) as revision, n.recorded_by as by, n.recorded_at as at
    from expected e full join noted n on n.guest_id = e.guest_id
    join programme.guest g on g.id = coalesce(e.guest_id, n.guest_id)`.execute(tx);
  return rows;
}

/** What is written down of somebody; `reason` is sealed. */
export interface Noted {
  guestId: string;
  signUpId: string | null;
  state: AttendanceState;
  minutes: number;
  companions: number;
  reason: string | null;
}

/** Writes down who was there, over what stood there before. */
export async function writeAttendance(
  tx: Db,
  siteId: string,
  { sessionId, by, at }: { sessionId: string; by: string | null; at: Date },
  noted: readonly Noted[],
): Promise<void> {
  const rows = noted.map((one) => ({ id: newId(), ...one }));
  await sql`
    insert into programme.attendance as a (site_id, id, session_id, guest_id, sign_up_id, state, minutes, companions, reason,
      recorded_by, recorded_at)
    select ${siteId}, r.id, ${sessionId}, r."guestId", r."signUpId", r.state, r.minutes, r.companions, r.reason, ${by}, ${at}
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(id uuid, "guestId" uuid, "signUpId" uuid, state text,
      minutes integer, companions integer, reason text)
    on conflict (site_id, session_id, guest_id) do update set state = excluded.state, minutes = excluded.minutes,
      companions = excluded.companions, reason = excluded.reason, recorded_by = excluded.recorded_by,
      recorded_at = excluded.recorded_at, revision = a.revision + 1`.execute(tx);
}

/** How many were there whose names nobody asked; null where nobody counted. */
export async function headCountOf(tx: Db, sessionId: string): Promise<number | null> {
  const { rows } = await sql<{ people: number }>`
    select people from programme.head_count where session_id = ${sessionId}`.execute(tx);
  return rows[0]?.people ?? null;
}

export async function writeHeadCount(
  tx: Db,
  siteId: string,
  sessionId: string,
  people: number | null,
): Promise<void> {
  await sql`delete from programme.head_count where session_id = ${sessionId}`.execute(tx);
  if (people !== null)
    await sql`insert into programme.head_count (site_id, session_id, people) values (${siteId}, ${sessionId}, ${people})`.execute(
      tx,
    );
}

/** What a session came to. */
export interface SessionFigures {
  people: number;
  companions: number;
  minutes: number;
  absent: number;
  others: number;
}

/** Figures of sessions by their id; a session whose roll was not called has none. */
export async function figuresOf(tx: Db, offeringId: string): Promise<Map<string, SessionFigures>> {
  const { rows } = await sql<SessionFigures & { id: string }>`
    select s.id, count(a.id) filter (where a.minutes > 0)::integer as people,
      coalesce(sum(a.companions), 0)::integer as companions, coalesce(sum(a.minutes), 0)::integer as minutes,
      count(a.id) filter (where a.state = 'absent')::integer as absent, coalesce(max(h.people), 0)::integer as others
    from programme.session s left join programme.attendance a on a.site_id = s.site_id and a.session_id = s.id
    left join programme.head_count h on h.site_id = s.site_id and h.session_id = s.id
    where s.offering_id = ${offeringId} and s.roll_called_at is not null group by s.id`.execute(tx);
  return new Map(rows.map(({ id, ...figures }) => [id, figures]));
}
