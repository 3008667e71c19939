import { sql } from "kysely";
import type { Db } from "../../../kernel/db/db.ts";

/** The page of a published entry. */
export interface ListedPage {
  slug: string;
  changedAt: Date;
}

/**
 * Some published entries in the order in which they came into the directory, so that a new one only changes the last
 * range. What is skipped is read from the key's index alone.
 */
export async function listedPages(
  tx: Db,
  siteId: string,
  range: { from: number; limit: number },
): Promise<ListedPage[]> {
  const { rows } = await sql<ListedPage>`
    select l.slug, b.changed_at as "changedAt" from (
      select business_id from directory.listing where site_id = ${siteId}
      order by business_id limit ${range.limit} offset ${range.from}) entry
    join directory.listing l on l.site_id = ${siteId} and l.business_id = entry.business_id
    join directory.business b on b.site_id = ${siteId} and b.id = entry.business_id
    order by entry.business_id
  `.execute(tx);
  return rows;
}
