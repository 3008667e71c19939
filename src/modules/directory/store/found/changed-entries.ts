import { sql } from "kysely";
import type { Db } from "../../../../kernel/db/db.ts";
import type { ChangeCursor } from "../../rules/open-data/changes/read-since.ts";

/** A published entry that changed, or one that is published no more. */
export interface ChangedEntry extends ChangeCursor {
  shortId: string;
  change: "new" | "changed" | "gone";
}

/**
 * What changed in the published directory since a moment, in the order in which it did, each entry once with its last
 * change. Of what is gone there is only the id and when.
 *
 * @param after the last change of the page before
 */
export async function changedEntries(
  tx: Db,
  siteId: string,
  { since, after, limit }: { since: Date; after?: ChangeCursor | undefined; limit: number },
): Promise<ChangedEntry[]> {
  // Before the first of all ids: from the moment itself on.
  const from = after ?? { at: since.toISOString(), id: "00000000-0000-0000-0000-000000000000" };
  const page = sql`order by 1, 2 limit ${limit}`;
  const { rows } = await sql<ChangedEntry>`
    select to_char(c.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as at, c.id, c.short_id as "shortId", c.change
    from (
      (select l.changed_at as at, l.business_id as id, l.short_id,
        case when b.created_at >= ${since} then 'new' else 'changed' end as change
        from directory.listing l join directory.business b on b.site_id = l.site_id and b.id = l.business_id
        where l.site_id = ${siteId} and (l.changed_at, l.business_id) > (${from.at}::timestamptz, ${from.id}::uuid)
        ${page})
      union all
      (select g.at, g.business_id, g.short_id, 'gone' from directory.gone g
        where g.site_id = ${siteId} and (g.at, g.business_id) > (${from.at}::timestamptz, ${from.id}::uuid) ${page})
    ) c order by c.at, c.id limit ${limit}
  `.execute(tx);
  return rows;
}
