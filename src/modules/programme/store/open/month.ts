// SPDX-License-Identifier: EUPL-1.2
import { sql } from "kysely";
import { dayIn, startOf } from "../../../../kernel/clock/berlin.ts";
import type { Db } from "../../../../kernel/db/db.ts";
import type { ListQuestion } from "../../rules/list/question.ts";
import type { OfferingTexts } from "../../rules/planning/offering.ts";
import { conditionsOn, withCalendar } from "../calendars/foreign-events.ts";
import { conditionsOf } from "../listing.ts";
import { titlesOf } from "../offerings.ts";

/** What is on on a day: how many sessions, and the first of them. */
export interface DayOfMonth {
  day: string;
  count: number;
  first: { startsAt: string; kind: string; texts: OfferingTexts }[];
}

/**
 * The days of a span on which something is on, in their order, with what foreign calendars bring, which counts on each day that it
 * lasts. Cancelled sessions do not count.
 */
export async function daysWithSessions(
  tx: Db,
  question: ListQuestion,
  now: Date,
  { from, to, firsts }: { from: Date; to: Date; firsts: number },
): Promise<DayOfMonth[]> {
  const today = startOf(dayIn(now));
  const { rows } = await sql<DayOfMonth>`
    with found as (
      select each.*, row_number() over (partition by day order by starts_at, id) as place,
        count(*) over (partition by day)::integer as count
      from (
        select s.offering_id, null::text as title, o.kind, s.id, s.starts_at,
          (s.starts_at at time zone 'Europe/Berlin')::date::text as day
        from programme.session s join programme.offering o on o.site_id = s.site_id and o.id = s.offering_id
        where ${conditionsOf(question, now)} and s.state = 'planned' and s.starts_at >= ${from} and s.starts_at < ${to}
        union all
        select null, e.title, c.kind, e.id, e.starts_at, d::date::text
        from ${withCalendar} cross join lateral generate_series(
          (greatest(e.starts_at, ${from}::timestamptz, ${today}::timestamptz) at time zone 'Europe/Berlin')::date,
          (least(e.ends_at, ${to}::timestamptz) at time zone 'Europe/Berlin' - interval '1 microsecond')::date, interval '1 day') d
        where ${conditionsOn(question, now)} and not e.cancelled and e.starts_at < ${to} and e.ends_at > ${from}) each)
    select f.day, f.count, jsonb_agg(jsonb_build_object('startsAt', f.starts_at, 'kind', f.kind, 'texts', case when f.title is null
      then ${titlesOf} else jsonb_build_object('de', jsonb_build_object('title', f.title, 'description', '', 'bring', '', 'way', ''))
      end) order by f.place) as first
    from found f left join programme.offering o on o.id = f.offering_id where f.place <= ${firsts}
    group by f.day, f.count order by f.day`.execute(tx);
  return rows;
}
