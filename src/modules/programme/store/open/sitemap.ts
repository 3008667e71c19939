// SPDX-License-Identifier: EUPL-1.2
import { sql } from "kysely";
import type { Db } from "../../../../kernel/db/db.ts";

const coming = sql`programme.offering o where o.state = 'published' and o.visibility = 'public' and not o.template
  and exists (select from programme.session s where s.site_id = o.site_id and s.offering_id = o.id and s.ends_at > now())`;

/** How many offerings everybody may see of which something is to come. */
export async function countComing(tx: Db): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*)::integer as count from ${coming}`.execute(tx);
  return rows[0]?.count ?? 0;
}

/** Some of them, the oldest first. */
export async function listComing(
  tx: Db,
  { from, limit }: { from: number; limit: number },
): Promise<{ shortId: string; changedAt: Date }[]> {
  const { rows } = await sql<{ shortId: string; changedAt: Date }>`
    select o.short_id as "shortId", o.changed_at as "changedAt" from ${coming} order by o.id offset ${from} limit ${limit}
  `.execute(tx);
  return rows;
}
