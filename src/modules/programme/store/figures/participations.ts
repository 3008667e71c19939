// SPDX-License-Identifier: EUPL-1.2
import { sql } from "kysely";
import type { Db } from "../../../../kernel/db/db.ts";
import type { AttendanceState } from "../../rules/attendance/roll-call.ts";
import type { OfferingTexts } from "../../rules/planning/offering.ts";
import { titlesOf } from "../offerings.ts";
import { chosenSessions, type FiguresFilter } from "./totals.ts";

/** That somebody was, or should have been, at a session. */
export interface Participation {
  id: string;
  /** Null once the person is forgotten. */
  guest: { id: string; name: string; contactKind: "paper"; contact: null; language: string } | null;
  sessionId: string;
  offeringId: string;
  kind: string;
  field: string | null;
  area: string | null;
  startsAt: Date;
  endsAt: Date;
  state: AttendanceState;
  minutes: number;
  companions: number;
  /** How many children the sign-up named. */
  children: number;
  language: string | null;
  quota: string | null;
  /** Null for somebody who came on the spot. */
  signedUpAt: Date | null;
  signedUpFor: "session" | "series" | null;
}

/** The end of a page of participations, where the next one begins. */
export type AfterParticipation = Pick<Participation, "startsAt" | "id"> | undefined;

/** Participations in the order of their sessions. @param after the last one that was read */
export async function participationsOf(
  tx: Db,
  filter: FiguresFilter,
  { after, limit }: { after: AfterParticipation; limit: number },
): Promise<Participation[]> {
  const rest = after
    ? sql`where (s.starts_at, a.id) > (${after.startsAt}::timestamptz, ${after.id}::uuid)`
    : sql``;
  const { rows } = await sql<Participation>`
    with c as materialized (${chosenSessions(filter)})
    select a.id, case when g.id is not null then jsonb_build_object('id', g.id, 'name', g.name, 'contactKind', 'paper',
        'contact', null, 'language', g.language) end as guest, s.id as "sessionId", c.offering_id as "offeringId", o.kind, o.field, o.area,
      s.starts_at as "startsAt", s.ends_at as "endsAt", a.state, a.minutes, a.companions,
      coalesce(cardinality(u.children), 0) as children, coalesce(g.language, u.language) as language, q.name as quota,
      u.made_at as "signedUpAt", case when u.id is null then null when u.session_id is null then 'series' else 'session' end
        as "signedUpFor"
    from c join programme.session s on s.site_id = c.site_id and s.id = c.id
    join programme.offering o on o.site_id = c.site_id and o.id = c.offering_id
    join programme.attendance a on a.site_id = c.site_id and a.session_id = c.id
    left join programme.guest g on g.site_id = a.site_id and g.id = a.guest_id
    left join programme.sign_up u on u.site_id = a.site_id and u.id = a.sign_up_id
    left join programme.quota q on q.site_id = u.site_id and q.id = u.quota_id
    ${rest} order by s.starts_at, a.id limit ${limit}`.execute(tx);
  return rows;
}

/** How many participations there are. */
export async function countParticipations(tx: Db, filter: FiguresFilter): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    with c as materialized (${chosenSessions(filter)})
    select count(*)::integer as count from c
    join programme.attendance a on a.site_id = c.site_id and a.session_id = c.id`.execute(tx);
  return rows[0]?.count ?? 0;
}

/** The titles of the offerings of a question, by id. */
export async function titlesOfChosen(tx: Db, filter: FiguresFilter): Promise<Map<string, OfferingTexts>> {
  const { rows } = await sql<{ id: string; texts: OfferingTexts }>`
    with c as materialized (${chosenSessions(filter)})
    select o.id, ${titlesOf} as texts from programme.offering o
    where o.id in (select offering_id from c)`.execute(tx);
  return new Map(rows.map(({ id, texts }) => [id, texts]));
}
