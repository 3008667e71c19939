// SPDX-License-Identifier: EUPL-1.2
import { sql } from "kysely";
import type { Db } from "../../../../kernel/db/db.ts";
import type { Business, Status } from "../../rules/business.ts";
import { type BusinessRow, businessColumns, toBusiness } from "../businesses.ts";
import { type Change, changeColumns } from "../changes.ts";

/** Lets entries go on in others: they are found no more, and what other systems call them leads to the other entry. */
export async function setMerged(tx: Db, pairs: { gone: string; kept: string }[]): Promise<void> {
  if (pairs.length === 0) return;
  const told = sql`unnest(${pairs.map(({ gone }) => gone)}::uuid[], ${pairs.map(({ kept }) => kept)}::uuid[]) as r(gone, kept)`;
  const gone = sql`${pairs.map((pair) => pair.gone)}::uuid[]`;
  await Promise.all([
    sql`update directory.business b set status = 'merged', merged_into = r.kept, changed_at = now() from ${told} where b.id = r.gone`.execute(
      tx,
    ),
    sql`update directory.identifier i set business_id = r.kept from ${told} where i.business_id = r.gone`.execute(
      tx,
    ),
    sql`delete from directory.duplicate_key where business_id = any(${gone})`.execute(tx),
  ]);
}

/** Makes merged entries entries of their own again, with all that other systems call them and what was merged into them. */
export async function setParted(tx: Db, entries: { id: string; status: Status }[]): Promise<void> {
  if (entries.length === 0) return;
  await sql`
    update directory.business b set status = r.status, merged_into = null, changed_at = now()
    from unnest(${entries.map(({ id }) => id)}::uuid[], ${entries.map(({ status }) => status)}::text[]) as r(id, status)
    where b.id = r.id
  `.execute(tx);
  await sql`
    with recursive within(top, id) as (
      select e, e from unnest(${entries.map(({ id }) => id)}::uuid[]) e
      union all select w.top, b.id from within w join directory.business b on b.merged_into = w.id)
    update directory.identifier i set business_id = w.top from within w where i.origin = w.id
  `.execute(tx);
}

/** The entry in which a merged one goes on, through all merges; undefined where there is no such or it is not merged. */
export async function goesOnIn(
  tx: Db,
  shortId: string,
): Promise<{ shortId: string; slug: string | null } | undefined> {
  const { rows } = await sql<{ shortId: string; slug: string | null }>`
    with recursive way(id, next, steps) as (
      select b.id, b.merged_into, 0 from directory.business b where b.short_id = ${shortId} and b.merged_into is not null
      union all select b.id, b.merged_into, w.steps + 1 from way w join directory.business b on b.id = w.next where w.steps < 1000)
    select b.short_id as "shortId", l.slug from way w join directory.business b on b.id = w.id
    left join directory.listing l on l.site_id = b.site_id and l.business_id = b.id where w.next is null
  `.execute(tx);
  return rows[0];
}

/** An entry that was merged into another one, as it was before, and the line of the merge in the history of the other. */
export interface Taken {
  business: Business;
  kept: string;
  keptChange: string;
}

/** What was merged into these entries and still is, the first merge first. */
export async function takenInto(tx: Db, kept: string[]): Promise<Taken[]> {
  const { rows } = await sql<BusinessRow & { kept: string; keptChange: string; was: Status }>`
    select ${businessColumns}, d.kept, d.kept_change as "keptChange", coalesce(c.before->>'status', 'draft') as was
    from directory.business b
    join directory.duplicate d on d.kept = b.merged_into and b.id in (d.one, d.other) and d.state = 'merged'
    left join directory.change c on c.id = d.gone_change
    where b.merged_into = any(${kept}::uuid[]) order by d.kept_change
  `.execute(tx);
  return rows.map(({ kept: into, keptChange, was, ...row }) => ({
    business: { ...toBusiness(row), status: was },
    kept: into,
    keptChange,
  }));
}

/** What merges did to these entries, also those that were taken back, the last first. */
export async function mergeLinesOf(tx: Db, businessIds: string[]): Promise<Change[]> {
  const { rows } = await sql<Change>`
    select ${changeColumns} from directory.change
    where business_id = any(${businessIds}::uuid[]) and action = 'merge' order by id desc
  `.execute(tx);
  return rows;
}
