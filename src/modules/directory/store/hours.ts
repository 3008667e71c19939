import { sql } from "kysely";
import type { Db } from "../../../kernel/db/db.ts";

/** When businesses with these hours are open, in minutes since the Unix epoch (UTC). */
export interface OpenInterval {
  hoursId: number;
  opens: number;
  closes: number;
}

/** The numbers of opening hours by their text; `added` are those that the site did not know yet. */
export async function numberHours(
  tx: Db,
  siteId: string,
  values: string[],
): Promise<{ ids: Map<string, number>; added: Set<string> }> {
  if (values.length === 0) return { ids: new Map(), added: new Set() };
  const locked =
    sql`select pg_advisory_xact_lock_shared(hashtextextended('directory hours ' || ${siteId}, 0))`.execute(
      tx,
    );
  const numbered = sql<{ value: string; id: number; added: boolean }>`
    with wanted as (select distinct v as value from unnest(${values}::text[]) v),
    known as (select h.value, h.id from directory.hours h join wanted using (value)),
    added as (insert into directory.hours (site_id, value)
      select ${siteId}, w.value from wanted w where not exists (select from known k where k.value = w.value)
      on conflict (site_id, value) do update set value = excluded.value returning value, id)
    select value, id, false as added from known union all select value, id, true from added
  `.execute(tx);
  const [, { rows }] = await Promise.all([locked, numbered]);
  return {
    ids: new Map(rows.map((row) => [row.value, row.id])),
    added: new Set(rows.filter((row) => row.added).map((row) => row.value)),
  };
}

/** Writes the intervals of these hours in place of the earlier ones. */
export async function putIntervals(
  tx: Db,
  siteId: string,
  hoursIds: number[],
  intervals: OpenInterval[],
): Promise<void> {
  if (hoursIds.length === 0) return;
  await sql`delete from directory.open_interval where hours_id = any(${hoursIds}::integer[])`.execute(tx);
  if (intervals.length === 0) return;
  await sql`
    insert into directory.open_interval (site_id, hours_id, opens, closes)
    select ${siteId}, r.* from unnest(${intervals.map((one) => one.hoursId)}::integer[],
      ${intervals.map((one) => one.opens)}::integer[], ${intervals.map((one) => one.closes)}::integer[]) as r
  `.execute(tx);
}

/** Forgets hours that no listing has any more, unless somebody is about to use them, and gives the others back. */
export async function hoursInUse(tx: Db, siteId: string): Promise<Map<number, string>> {
  await sql`
    with free as materialized (
      select pg_try_advisory_xact_lock(hashtextextended('directory hours ' || ${siteId}, 0)) as free
    )
    delete from directory.hours h using free
    where free.free and not exists (select from directory.listing l where l.hours_id = h.id)
  `.execute(tx);
  const { rows } = await sql<{
    id: number;
    value: string;
  }>`select id, value from directory.hours order by id`.execute(tx);
  return new Map(rows.map((row) => [row.id, row.value]));
}
