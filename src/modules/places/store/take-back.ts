import { sql } from "kysely";
import type { Db } from "../../../kernel/db/db.ts";

/** Removes what these imports brought first. Streets and localities that have nothing left go with it. */
export async function deleteBroughtBy(
  tx: Db,
  siteId: string,
  imports: readonly number[],
): Promise<{ features: number; addresses: number }> {
  const ids = [...imports];
  const { rows } = await sql<{ features: number; addresses: number; ways: number }>`
    with feature as (delete from places.base_feature
        where site_id = ${siteId} and brought_by = any (${ids}::integer[]) returning 1),
      house as (delete from places.address_point
        where site_id = ${siteId} and brought_by = any (${ids}::integer[]) returning 1),
      way as (delete from places.street_way
        where site_id = ${siteId} and brought_by = any (${ids}::integer[]) returning 1)
    select (select count(*)::integer from feature) as features, (select count(*)::integer from house) as addresses,
      (select count(*)::integer from way) as ways
  `.execute(tx);
  const gone = rows[0] ?? { features: 0, addresses: 0, ways: 0 };
  if (gone.addresses + gone.ways > 0) await deleteEmptyNames(tx, siteId);
  return { features: gone.features, addresses: gone.addresses };
}

async function deleteEmptyNames(tx: Db, siteId: string): Promise<void> {
  for (const [table, key] of [
    ["street", "street_id"],
    ["locality", "locality_id"],
  ] as const)
    await sql`
      delete from ${sql.id("places", table)} n where n.site_id = ${siteId}
        and not exists (select from places.address_point p where p.site_id = n.site_id and p.${sql.id(key)} = n.id)
        and not exists (select from places.street_way w where w.site_id = n.site_id and w.${sql.id(key)} = n.id)
    `.execute(tx);
}
