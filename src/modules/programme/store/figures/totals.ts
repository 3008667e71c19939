// SPDX-License-Identifier: EUPL-1.2
import { type RawBuilder, sql } from "kysely";
import type { Db } from "../../../../kernel/db/db.ts";

/** Which sessions count: those that took place in a time, narrowed by kind, area or offering. */
export interface FiguresFilter {
  from: Date;
  /** Before this moment. */
  to: Date;
  /** Whatever ends later has not taken place yet. */
  now: Date;
  kind?: string | undefined;
  area?: string | undefined;
  offering?: string | undefined;
  /** Only what the public could see. */
  publicOnly?: boolean;
}

/** What sessions came to. */
export interface Figures {
  sessions: number;
  /** Of them, those whose roll was called or where people were counted. */
  called: number;
  /** Different people with a name. */
  people: number;
  /** How often somebody with a name was there. */
  visits: number;
  companions: number;
  /** People whose names nobody asked. */
  others: number;
  /** Minutes of people with a name. */
  minutes: number;
  /** Did not come and did not say so. */
  absent: number;
  excused: number;
  /** Seats for which somebody waited in vain. */
  waiting: number;
}

export const groupings = ["total", "kind", "area", "offering", "month", "language"] as const;
export type Grouping = (typeof groupings)[number];

/** Figures of all and of each group by its key; an area that was not said has the key "". */
export type Totals = Record<Grouping, Map<string, Figures>>;

/** The sessions `c` of a question, with what they are grouped by. */
export function chosenSessions(filter: FiguresFilter): RawBuilder<unknown> {
  const { from, to, now, kind, area, offering, publicOnly } = filter;
  const all = [
    sql`s.starts_at >= ${from} and s.starts_at < ${to} and s.ends_at <= ${now} and s.state = 'planned'`,
    publicOnly
      ? sql`o.state in ('published', 'ended') and o.visibility = 'public' and not o.template`
      : sql`o.state <> 'draft' and not o.template`,
  ];
  if (kind !== undefined) all.push(sql`o.kind = ${kind}`);
  if (area !== undefined) all.push(sql`o.area = ${area}`);
  if (offering !== undefined) all.push(sql`o.id = ${offering}`);
  return sql`select s.site_id, s.id, o.id as offering_id, o.kind, coalesce(o.area, '') as area,
      to_char(s.starts_at at time zone 'Europe/Berlin', 'YYYY-MM') as month, s.roll_called_at is not null as called
    from programme.session s join programme.offering o on o.site_id = s.site_id and o.id = s.offering_id
    where ${sql.join(all, sql` and `)}`;
}

interface Row extends Figures {
  grouping: Grouping;
  key: string;
}

const keyOf = sql`coalesce(kind, area, offering_id::text, month, '') as key`;
const named = sql`case when grouping(kind) = 0 then 'kind' when grouping(area) = 0 then 'area'
  when grouping(offering_id) = 0 then 'offering' when grouping(month) = 0 then 'month' else 'total' end`;
const sets = sql`grouping sets ((), (kind), (area), (offering_id), (month))`;

/** What the sessions of a question came to, all together and by group: three questions, each over the sessions once. */
export async function totalsOf(tx: Db, filter: FiguresFilter): Promise<Totals> {
  const chosen = sql`with c as materialized (${chosenSessions(filter)})`;
  const held = await sql<Row>`
    ${chosen} select ${named} as grouping, ${keyOf}, count(*)::integer as sessions,
      count(*) filter (where c.called)::integer as called, coalesce(sum(h.people), 0)::integer as others
    from c left join programme.head_count h on h.site_id = c.site_id and h.session_id = c.id group by ${sets}`.execute(
    tx,
  );
  const came = await sql<Row>`
    ${chosen} select case when grouping(language) = 0 then 'language' else ${named} end as grouping, coalesce(language, kind, area, offering_id::text, month, '') as key,
      count(*) filter (where minutes > 0)::integer as visits,
      count(distinct guest_id) filter (where minutes > 0)::integer as people,
      coalesce(sum(companions), 0)::integer as companions, coalesce(sum(minutes), 0)::integer as minutes,
      count(*) filter (where state = 'absent')::integer as absent, count(*) filter (where state = 'excused')::integer as excused
    from (select c.*, a.guest_id, a.minutes, a.companions, a.state, coalesce(g.language, u.language, '') as language
      from c join programme.attendance a on a.site_id = c.site_id and a.session_id = c.id
      left join programme.guest g on g.site_id = a.site_id and g.id = a.guest_id
      left join programme.sign_up u on u.site_id = a.site_id and u.id = a.sign_up_id) per
    group by grouping sets ((), (kind), (area), (offering_id), (month), (language))`.execute(tx);
  const waited = await sql<Row>`
    ${chosen} select ${named} as grouping, ${keyOf}, sum(seats)::integer as waiting from (
      select c.kind, c.area, c.offering_id, c.month, u.seats from c join programme.sign_up u on u.site_id = c.site_id
        and u.session_id = c.id and u.state = 'waiting'
      union all select c.kind, c.area, c.offering_id, c.month, u.seats
      from (select distinct on (offering_id) * from c order by offering_id, month) c
      join programme.sign_up u on u.site_id = c.site_id and u.offering_id = c.offering_id and u.session_id is null
        and u.state = 'waiting') w group by ${sets}`.execute(tx);
  const totals = Object.fromEntries(groupings.map((grouping) => [grouping, new Map()])) as Totals;
  for (const { grouping, key, ...figures } of [...held.rows, ...came.rows, ...waited.rows])
    totals[grouping].set(key, { ...(totals[grouping].get(key) ?? nothing), ...withoutNulls(figures) });
  return totals;
}

export const nothing: Figures = {
  sessions: 0,
  called: 0,
  people: 0,
  visits: 0,
  companions: 0,
  others: 0,
  minutes: 0,
  absent: 0,
  excused: 0,
  waiting: 0,
};

const withoutNulls = (figures: Figures): Partial<Figures> =>
  Object.fromEntries(Object.entries(figures).filter(([, value]) => value !== null));

/** What everybody may be told once small groups are left out. */
export interface PublicFigures {
  sessions: number;
  /** How often somebody was there, with a name, along with somebody, or only counted. */
  visits: number;
  /** So many different people at least. */
  people: number;
}

export type PublicTotals = Record<"total" | "kind" | "area", Map<string, PublicFigures>>;

/** What public sessions came to, by kind and by area. */
export async function publicTotalsOf(
  tx: Db,
  filter: Pick<FiguresFilter, "from" | "to" | "now">,
): Promise<PublicTotals> {
  const { rows } = await sql<PublicFigures & { grouping: keyof PublicTotals; key: string }>`
    with c as materialized (${chosenSessions({ ...filter, publicOnly: true })}),
      held as (select c.kind, c.area, c.id, coalesce(h.people, 0) + coalesce(a.came, 0) as came, a.guests from c
        left join programme.head_count h on h.site_id = c.site_id and h.session_id = c.id
        left join lateral (select sum(1 + a.companions) as came, array_agg(a.guest_id) as guests from programme.attendance a
          where a.site_id = c.site_id and a.session_id = c.id and a.minutes > 0) a on true)
    select case when grouping(kind) = 0 then 'kind' when grouping(area) = 0 then 'area' else 'total' end as grouping,
      coalesce(kind, area, '') as key, count(distinct id)::integer as sessions,
      coalesce(sum(came) filter (where place = 1), 0)::integer as visits,
      greatest(count(distinct guest), coalesce(max(came), 0))::integer as people
    from (select held.kind, held.area, held.id, held.came, g.guest, coalesce(g.place, 1) as place from held
      left join lateral unnest(held.guests) with ordinality as g(guest, place) on true) each
    group by grouping sets ((), (kind), (area))`.execute(tx);
  const totals: PublicTotals = { total: new Map(), kind: new Map(), area: new Map() };
  for (const { grouping, key, ...figures } of rows) totals[grouping].set(key, figures);
  return totals;
}

/** The months in which something public took place, such as `2026-11`, from a moment on. */
export async function publicMonths(
  tx: Db,
  filter: Pick<FiguresFilter, "from" | "to" | "now">,
): Promise<string[]> {
  const { rows } = await sql<{ month: string }>`
    with c as materialized (${chosenSessions({ ...filter, publicOnly: true })}) select distinct month from c`.execute(
    tx,
  );
  return rows.map(({ month }) => month);
}
