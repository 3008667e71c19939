// SPDX-License-Identifier: EUPL-1.2
import { sql } from "kysely";
import type { Db } from "../../../kernel/db/db.ts";
import type { OfferingTexts } from "../rules/planning/offering.ts";
import type { Guest } from "./guests.ts";
import { seen } from "./listing.ts";
import { titlesOf, whereOf } from "./offerings.ts";

/** A session as a poster has it. */
export interface PosterSession {
  kind: string;
  startsAt: Date;
  endsAt: Date;
  state: "planned" | "cancelled";
  texts: OfferingTexts;
  place: string;
  /** The names of the rooms it has; none where it is elsewhere, and nobody has said which it has there. */
  rooms: string[];
  languages: string[];
  childcare: boolean;
  /** In cents. */
  costs: number;
}

/** More than anybody reads of a wall. */
const mostSessions = 300;

/** The public sessions that begin in a time, in their order. */
export async function posterSessions(tx: Db, from: Date, to: Date): Promise<PosterSession[]> {
  const { rows } = await sql<PosterSession>`
    select o.kind, s.starts_at as "startsAt", s.ends_at as "endsAt", s.state, ${titlesOf} as texts,
      coalesce(nullif(${whereOf}->>'place', ''), ${whereOf}->>'address', '') as place, o.languages, o.childcare,
      coalesce((o.details->>'costs')::integer, 0) as costs,
      case when s.elsewhere is not null and s.needs is null then '{}' else array(select distinct r.name from programme.booking b
        join programme.resource r on r.site_id = b.site_id and r.id = b.resource_id and r.kind = 'room'
        where b.site_id = s.site_id and b.session_id = s.id order by 1) end as rooms
    from programme.session s join programme.offering o on o.site_id = s.site_id and o.id = s.offering_id
    where s.starts_at >= ${from} and s.starts_at < ${to} and ${seen}
    order by s.starts_at, s.id limit ${mostSessions}`.execute(tx);
  return rows;
}

/** Somebody who stands on a list to sign. */
export interface ExpectedGuest {
  guest: Guest;
  /** Grown-ups who come along. */
  companions: number;
  children: number;
}

/** Who has a seat in one of some sessions of an offering, or came to one. */
export async function expectedGuests(
  tx: Db,
  offeringId: string,
  sessionIds: readonly string[],
): Promise<ExpectedGuest[]> {
  const { rows } = await sql<ExpectedGuest>`
    with own as (
      select u.guest_id, u.seats - 1 as companions, cardinality(u.children) as children from programme.sign_up u
      where u.offering_id = ${offeringId} and u.state = 'seat'
        and (u.session_id is null or u.session_id = any(${sessionIds}::uuid[]))
      union all select a.guest_id, a.companions, 0 from programme.attendance a
      where a.session_id = any(${sessionIds}::uuid[]) and a.state not in ('absent', 'excused'))
    select jsonb_build_object('id', g.id, 'name', g.name, 'contactKind', g.contact_kind, 'contact', g.contact,
      'language', g.language) as guest, max(own.companions) as companions, max(own.children) as children
    from own join programme.guest g on g.id = own.guest_id group by g.site_id, g.id`.execute(tx);
  return rows;
}
