// SPDX-License-Identifier: EUPL-1.2
import { sql } from "kysely";
import type { Db } from "../../../../kernel/db/db.ts";
import type { ListQuestion } from "../../rules/list/question.ts";
import type { OfferingTexts } from "../../rules/planning/offering.ts";
import { conditionsOf } from "../listing.ts";
import { titlesOf } from "../offerings.ts";

/** What is on on a day: how many sessions, and the first of them. */
export interface DayOfMonth {
  day: string;
  count: number;
  first: { startsAt: string; kind: string; texts: OfferingTexts }[];
}

/** The days of a span on which something is on, in their order. Cancelled sessions do not count. */
export async function daysWithSessions(
  tx: Db,
  question: ListQuestion,
  now: Date,
  { from, to, firsts }: { from: Date; to: Date; firsts: number },
): Promise<DayOfMonth[]> {
  const { rows } = await sql<DayOfMonth>`
    with found as (
      select s.offering_id, s.starts_at, f.day, row_number() over (partition by f.day order by s.starts_at, s.id) as place,
        count(*) over (partition by f.day)::integer as count
      from programme.session s join programme.offering o on o.site_id = s.site_id and o.id = s.offering_id
      cross join lateral (select (s.starts_at at time zone 'Europe/Berlin')::date::text as day) f
      where ${conditionsOf(question, now)} and s.state = 'planned' and s.starts_at >= ${from} and s.starts_at < ${to})
    select f.day, f.count, jsonb_agg(jsonb_build_object('startsAt', f.starts_at, 'kind', o.kind, 'texts', ${titlesOf})
      order by f.place) as first
    from found f join programme.offering o on o.id = f.offering_id where f.place <= ${firsts}
    group by f.day, f.count order by f.day`.execute(tx);
  return rows;
}
