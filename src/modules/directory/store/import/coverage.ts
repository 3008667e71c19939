import { sql } from "kysely";
import type { Db } from "../../../../kernel/db/db.ts";

/** How many businesses a list counts of one trade in one place; an empty text where it does not say. */
export interface CoverageCount {
  /** The key of the programme area that holds them. */
  area: string;
  /** The part of the town as the list calls it. */
  district: string;
  category: string;
  wz: string;
  businesses: number;
}

/** Keeps what an import counted. */
export async function insertCoverage(
  tx: Db,
  siteId: string,
  importId: number,
  counts: readonly CoverageCount[],
): Promise<void> {
  if (counts.length === 0) return;
  await sql`
    insert into directory.coverage (site_id, import_id, area, district, category, wz, businesses)
    select ${siteId}, ${importId}, r.area, r.district, r.category, r.wz, r.businesses
    from jsonb_to_recordset(${JSON.stringify(counts)}::jsonb)
      as r(area text, district text, category text, wz text, businesses integer)
  `.execute(tx);
}

/** Forgets what an import counted. */
export async function deleteCoverage(tx: Db, importId: number): Promise<void> {
  await sql`delete from directory.coverage where import_id = ${importId}`.execute(tx);
}

/** What a source counted last. */
export interface Coverage {
  source: string;
  asOf: string;
  licence: string | null;
  counts: CoverageCount[];
}

/** The newest counts of each source of the site that the transaction is set to. */
export async function coverageOf(tx: Db): Promise<Coverage[]> {
  const { rows } = await sql<Coverage>`
    with newest as (
      select distinct on (s.name) i.site_id, i.id, s.name, s.as_of, s.licence
      from directory.import_run i join directory.source s on s.site_id = i.site_id and s.id = i.source_id
      where exists (select from directory.coverage c where c.site_id = i.site_id and c.import_id = i.id)
      order by s.name, i.id desc
    )
    select n.name as source, to_char(n.as_of, 'YYYY-MM-DD') as "asOf", n.licence,
      jsonb_agg(jsonb_build_object('area', c.area, 'district', c.district, 'category', c.category, 'wz', c.wz,
        'businesses', c.businesses) order by c.area, c.district, c.category, c.wz) as counts
    from newest n join directory.coverage c on c.site_id = n.site_id and c.import_id = n.id
    group by n.name, n.as_of, n.licence order by n.name
  `.execute(tx);
  return rows;
}

/** How many published entries each group of categories has, in all the site or in one area. */
export async function listedByGroup(tx: Db, area: string | undefined): Promise<Map<string, number>> {
  const { rows } = await sql<{ group: string; listed: number }>`
    select substr(f, 3) as "group", count(*)::integer as listed from directory.listing l
    join directory.facet_set s on s.site_id = l.site_id and s.id = l.facet_set_id, unnest(s.facets) f
    where f like 'g:%' and (${area ?? null}::text is null or l.area = ${area ?? null}) group by 1
  `.execute(tx);
  return new Map(rows.map(({ group, listed }) => [group, listed]));
}
