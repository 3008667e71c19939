// SPDX-License-Identifier: EUPL-1.2
import { sql } from "kysely";
import type { Db } from "../../../kernel/db/db.ts";
import type { OfferingTexts } from "../rules/planning/offering.ts";
import type { Guest } from "./guests.ts";
import { titlesOf } from "./offerings.ts";

/** How somebody took part in an offering. */
export interface Participation {
  offeringId: string;
  texts: OfferingTexts;
  /** The project that pays for it; empty where none is named. */
  project: string;
  /** The first and the last time they were there. */
  firstAt: Date;
  lastAt: Date;
  /** At how many dates they were, and how many there were whose roll was called. */
  times: number;
  held: number;
  minutes: number;
}

/** In what somebody took part, the oldest first; offerings at which they never were are not among them. */
export async function participationOf(
  tx: Db,
  guestId: string,
  offeringId?: string,
): Promise<Participation[]> {
  const { rows } = await sql<Participation>`
    select o.id as "offeringId", ${titlesOf} as texts, coalesce(o.details->>'project', '') as project, p."firstAt", p."lastAt", p.times, p.minutes,
      (select count(*)::integer from programme.session h where h.site_id = o.site_id and h.offering_id = o.id
        and h.state = 'planned' and h.roll_called_at is not null) as held
    from (select s.site_id, s.offering_id, min(s.starts_at) as "firstAt", max(s.starts_at) as "lastAt",
        count(*)::integer as times, sum(a.minutes)::integer as minutes
      from programme.attendance a join programme.session s on s.site_id = a.site_id and s.id = a.session_id
      where a.guest_id = ${guestId} and a.minutes > 0 ${offeringId ? sql`and s.offering_id = ${offeringId}` : sql``}
      group by s.site_id, s.offering_id) p
    join programme.offering o on o.site_id = p.site_id and o.id = p.offering_id
    order by p."firstAt", o.id`.execute(tx);
  return rows;
}

/** Everybody who took part in an offering. */
export async function guestsWhoCame(tx: Db, offeringId: string): Promise<Guest[]> {
  const { rows } = await sql<Guest>`
    select g.id, g.name, g.contact_kind as "contactKind", g.contact, g.language from programme.guest g
    where exists (select from programme.attendance a join programme.session s on s.site_id = a.site_id and s.id = a.session_id
      where a.site_id = g.site_id and a.guest_id = g.id and a.minutes > 0 and s.offering_id = ${offeringId})
    order by g.id limit 500`.execute(tx);
  return rows;
}
