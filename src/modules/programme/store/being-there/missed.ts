// SPDX-License-Identifier: EUPL-1.2
import { sql } from "kysely";
import type { Db } from "../../../../kernel/db/db.ts";
import type { OfferingTexts } from "../../rules/planning/offering.ts";
import type { Guest } from "../guests.ts";
import { titlesOf } from "../offerings.ts";

/** Somebody who did not come to the last sessions of an offering, and said nothing. */
export interface Missed {
  /** Of the last time that they missed: an id. */
  attendanceId: string;
  guest: Guest;
  offeringId: string;
  texts: OfferingTexts;
  /** How often in a row. */
  times: number;
  lastAt: Date;
}

/**
 * Who missed an offering twice or more in a row up to now, where nobody has asked them since. Whoever excused themselves in between
 * said something: then it is counted anew.
 *
 * @param since only where the last time is not longer ago
 */
export async function missedTwice(tx: Db, since: Date, limit: number): Promise<Missed[]> {
  const { rows } = await sql<Missed>`
    with noted as (
      select a.id, a.site_id, a.guest_id, a.state, a.asked_at, s.offering_id, s.starts_at,
        row_number() over latest as nth,
        count(*) filter (where a.state <> 'absent') over (partition by a.guest_id, s.offering_id
          order by s.starts_at desc, a.id desc) as came_since
      from programme.attendance a join programme.session s on s.site_id = a.site_id and s.id = a.session_id
      where a.guest_id is not null and s.state = 'planned'
      window latest as (partition by a.guest_id, s.offering_id order by s.starts_at desc, a.id desc)),
    missed as (
      select site_id, guest_id, offering_id, count(*)::integer as times, max(starts_at) as last_at,
        (array_agg(id order by nth))[1] as id, (array_agg(asked_at order by nth))[1] as asked_at
      from noted where came_since = 0 group by site_id, guest_id, offering_id having count(*) >= 2)
    select m.id as "attendanceId", m.offering_id as "offeringId", ${titlesOf} as texts, m.times, m.last_at as "lastAt",
      jsonb_build_object('id', g.id, 'name', g.name, 'contactKind', g.contact_kind, 'contact', g.contact,
        'language', g.language) as guest
    from missed m join programme.guest g on g.site_id = m.site_id and g.id = m.guest_id
    join programme.offering o on o.site_id = m.site_id and o.id = m.offering_id
    where m.asked_at is null and m.last_at > ${since} and o.state <> 'ended'
    order by m.last_at desc, m.id limit ${limit}`.execute(tx);
  return rows;
}

/** Somebody was asked why they do not come. @returns whether nobody had been before */
export async function setAsked(tx: Db, attendanceId: string, at: Date): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update programme.attendance set asked_at = ${at} where id = ${attendanceId} and asked_at is null`.execute(
    tx,
  );
  return numAffectedRows === 1n;
}
