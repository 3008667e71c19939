import { sql } from "kysely";
import type { Db } from "../../../../kernel/db/db.ts";
import { withheldLexeme } from "../../rules/listing/build-listing.ts";

/** An entry that came lately. */
export interface Newcomer {
  id: string;
  shortId: string;
  createdAt: Date;
}

/**
 * The entries that came last into the published directory and may be passed on, the newest first: their inner ids grow
 * with the time. A change of an old entry does not make it new.
 */
export async function newestEntries(
  tx: Db,
  siteId: string,
  facets: string[],
  limit: number,
): Promise<Newcomer[]> {
  const { rows } = await sql<Newcomer>`
    select l.business_id as id, l.short_id as "shortId", b.created_at as "createdAt"
    from directory.listing l join directory.business b on b.site_id = l.site_id and b.id = l.business_id
    where l.site_id = ${siteId} and not l.document @@ ${withheldLexeme}::tsquery
      and l.facet_set_id in (select s.id from directory.facet_set s
        where s.site_id = ${siteId} and s.facets @> ${facets}::text[])
    order by l.business_id desc limit ${limit}
  `.execute(tx);
  return rows;
}
