// SPDX-License-Identifier: EUPL-1.2
import { type RawBuilder, sql } from "kysely";
import type { Db } from "../../../../kernel/db/db.ts";
import type { Business } from "../../rules/business.ts";

/** Whether nobody has said anything of an entry since a day: neither a source of any of its fields nor somebody who confirmed it. */
const nobodySince = (before: string, { id, sources }: { id: string; sources: string }) => sql`(
  not exists (select from directory.source o where o.as_of >= ${before}::date and o.id in (${sql.raw(sources)}))
  and not exists (select from directory.confirmation c where c.business_id = ${sql.raw(id)}
    and (c.at at time zone 'Europe/Berlin')::date >= ${before}::date))`;

/** Which of these entries are stale. @param before ISO day */
export async function staleAmong(
  tx: Db,
  businesses: readonly Pick<Business, "id" | "provenance">[],
  before: string,
): Promise<Set<string>> {
  if (businesses.length === 0) return new Set();
  const rows = businesses.map(({ id, provenance }) => ({
    id,
    sources: [...new Set(Object.values(provenance))],
  }));
  const { rows: stale } = await sql<{ id: string }>`
    select r.id from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(id uuid, sources integer[])
    where ${nobodySince(before, { id: "r.id", sources: "select unnest(r.sources)" })}
  `.execute(tx);
  return new Set(stale.map(({ id }) => id));
}

/** So many entries are looked at in one transaction: what people write meanwhile waits for no more. */
const atOnce = 2_000;

interface Marked {
  last: string | null;
  seen: number;
  changed: number;
}

/** Marks some entries of the public projection by whether they are stale. @param some rows with `id` and `provenance` */
async function mark(tx: Db, siteId: string, some: RawBuilder<unknown>, before: string): Promise<Marked> {
  const { rows } = await sql<Marked>`
    with few as materialized (${some}),
    judged as (select s.id, ${nobodySince(before, {
      id: "s.id",
      sources: "select value::integer from jsonb_each_text(s.provenance)",
    })} as stale from few s),
    marked as (update directory.listing l set stale = j.stale,
        card = case when j.stale then l.card || '{"stale": true}' else l.card - 'stale' end
      from judged j where l.site_id = ${siteId} and l.business_id = j.id and l.stale <> j.stale returning 1)
    select (select id from few order by id desc limit 1) as last, (select count(*)::integer from few) as seen,
      (select count(*)::integer from marked) as changed
  `.execute(tx);
  return rows[0] ?? { last: null, seen: 0, changed: 0 };
}

/**
 * Marks the next entries by whether they are stale, in the order of their ids.
 *
 * @param after the last id that was looked at
 * @param before ISO day
 * @returns the last id that was looked at, or null at the end, and how many marks changed
 */
export async function markStale(
  tx: Db,
  siteId: string,
  after: string,
  before: string,
): Promise<{ last: string | null; changed: number }> {
  const some = sql`select b.id, b.provenance from directory.business b
    where b.site_id = ${siteId} and b.id > ${after}::uuid order by b.id limit ${atOnce}`;
  const { last, seen, changed } = await mark(tx, siteId, some, before);
  return { last: seen < atOnce ? null : last, changed };
}

/** Marks one entry. */
export async function markStaleOne(tx: Db, siteId: string, id: string, before: string): Promise<void> {
  const some = sql`select b.id, b.provenance from directory.business b where b.site_id = ${siteId} and b.id = ${id}::uuid`;
  await mark(tx, siteId, some, before);
}
