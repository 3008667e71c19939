import { sql } from "kysely";
import type { Db } from "../../../kernel/db/db.ts";

/** The page of a published entry. */
export interface ListedPage {
  slug: string;
  changedAt: Date;
}

/** How many entries of the site that the transaction is set to are published. */
export async function countListings(tx: Db): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(*)::integer as n from directory.listing`.execute(tx);
  return rows[0]?.n ?? 0;
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
