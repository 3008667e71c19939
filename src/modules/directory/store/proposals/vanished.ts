// SPDX-License-Identifier: EUPL-1.2
import { sql } from "kysely";
import type { Db } from "../../../../kernel/db/db.ts";

/** An entry that its source names no more. */
export interface Vanished {
  shortId: string;
  slug: string | null;
  name: string;
  street: string | null;
  category: string;
  /** Since when; null where the history does not tell. */
  since: Date | null;
  /** The source that names it no more; null where somebody said so. */
  by: string | null;
}

/** Entries that vanished at their source and of which nobody has said yet whether they are there, the oldest first. */
export async function vanishedEntries(tx: Db, limit: number, offset: number): Promise<Vanished[]> {
  const { rows } = await sql<Vanished>`
    select b.short_id as "shortId", l.slug, coalesce(b.profile->'names'->0->>'value', '') as name,
      nullif(concat_ws(' ', b.profile->'address'->>'street', b.profile->'address'->>'houseNumber'), '') as street,
      coalesce(b.profile->'categories'->>0, '') as category, c.at as since, c.source as by
    from directory.business b
    left join directory.listing l on l.site_id = b.site_id and l.business_id = b.id
    left join lateral (select c.at, s.name as source from directory.change c
      left join directory.import_run i on i.site_id = c.site_id and i.id = c.import_id
      left join directory.source s on s.site_id = i.site_id and s.id = i.source_id
      where c.site_id = b.site_id and c.business_id = b.id
      and c.after->>'status' = 'perhaps-closed' order by c.id desc limit 1) c on true
    where b.status = 'perhaps-closed' order by c.at nulls first, b.id limit ${limit} offset ${offset}
  `.execute(tx);
  return rows;
}

/** How many there are. */
export async function countVanished(tx: Db): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::integer as count from directory.business where status = 'perhaps-closed'
  `.execute(tx);
  return rows[0]?.count ?? 0;
}
