// SPDX-License-Identifier: EUPL-1.2
import { sql } from "kysely";
import type { Db } from "../../../../kernel/db/db.ts";
import type { Business } from "../../rules/business.ts";
import type { Hit } from "../search/search.ts";

/** An entry as others name it. `askedId` is what it was asked by, also where that has gone on in it. */
export type NamedEntry = Pick<Hit, "id" | "slug" | "name" | "category" | "street" | "card"> & {
  askedId: string;
};

/** The entries of some ids that the public may see; one that was merged with another is that other one. */
export async function namedEntries(tx: Db, ids: readonly string[]): Promise<NamedEntry[]> {
  if (ids.length === 0) return [];
  const { rows } = await sql<NamedEntry>`
    with recursive way(asked, id, next, steps) as (
      select b.id, b.id, b.merged_into, 0 from directory.business b where b.id = any(${ids}::uuid[])
      union all select w.asked, b.id, b.merged_into, w.steps + 1 from way w join directory.business b on b.id = w.next
        where w.steps < 1000)
    select w.asked as "askedId", l.business_id as id, l.slug, l.name, l.category, l.street, l.card
    from way w join directory.listing l on l.business_id = w.id where w.next is null
    order by l.name, l.business_id`.execute(tx);
  return rows;
}

/** The ids of some businesses that the public may see, in an order that stays. */
export async function someBusinesses(tx: Db, limit: number): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select l.business_id as id from directory.listing l where l.kind = 'business' order by l.name, l.business_id
    limit ${limit}`.execute(tx);
  return rows.map(({ id }) => id);
}

/** An entry and all that were merged into it: whoever named one of them meant what they have become. */
export async function entriesWithin(tx: Db, id: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    with recursive within(id) as (
      select ${id}::uuid
      union select b.id from within w join directory.business b on b.merged_into = w.id)
    select id from within`.execute(tx);
  return rows.map((row) => row.id);
}

/** What entries say of themselves, by their public ids, whatever their status. */
export async function profilesByShortId(
  tx: Db,
  shortIds: readonly string[],
): Promise<Pick<Business, "shortId" | "profile">[]> {
  if (shortIds.length === 0) return [];
  const { rows } = await sql<Pick<Business, "shortId" | "profile">>`
    select b.short_id as "shortId", b.profile from directory.business b where b.short_id = any(${shortIds}::text[])
  `.execute(tx);
  return rows;
}
