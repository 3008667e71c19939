// SPDX-License-Identifier: EUPL-1.2
import { sql } from "kysely";
import type { Db } from "../../../../kernel/db/db.ts";
import type { OfferingTexts } from "../../rules/planning/offering.ts";
import { titlesOf } from "../offerings.ts";

/** Sign-ups of an offering that may come from a program, and wait for somebody to look at them. */
export interface DoubtfulAt {
  offeringId: string;
  texts: OfferingTexts;
  count: number;
  /** Of the first date that one of them is for. */
  startsAt: Date;
}

/** Where such sign-ups are for what is still to come, the soonest first. */
export async function doubtfulSignUps(tx: Db, now: Date, limit: number): Promise<DoubtfulAt[]> {
  const { rows } = await sql<DoubtfulAt>`
    select o.id as "offeringId", ${titlesOf} as texts, count(distinct u.id)::integer as count, min(s.starts_at) as "startsAt"
    from programme.sign_up u join programme.offering o on o.site_id = u.site_id and o.id = u.offering_id
    join programme.session s on s.site_id = u.site_id and s.offering_id = u.offering_id
      and (u.session_id is null or s.id = u.session_id) and s.ends_at > ${now} and s.state = 'planned'
    where u.state = 'doubtful' group by o.site_id, o.id order by min(s.starts_at), o.id limit ${limit}`.execute(
    tx,
  );
  return rows;
}
