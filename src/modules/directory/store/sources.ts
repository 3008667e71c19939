import { sql } from "kysely";
import type { Db } from "../../../kernel/db/db.ts";
import type { Source } from "../rules/business.ts";

/** All sources of the site that the transaction is set to, by their number. */
export async function sourcesOf(tx: Db): Promise<Map<number, Source>> {
  const { rows } = await sql<Source>`
    select id, kind, name, to_char(as_of, 'YYYY-MM-DD') as "asOf", licence, attribution, url from directory.source
  `.execute(tx);
  return new Map(rows.map((source) => [source.id, source]));
}

/** Whether a source of the site that the transaction is set to is OpenStreetMap. */
export async function hasOpenStreetMap(tx: Db): Promise<boolean> {
  const { rows } = await sql`select 1 from directory.source where name = 'OpenStreetMap' limit 1`.execute(tx);
  return rows.length > 0;
}

/** The numbers of the sources that grant no licence, of the site that the transaction is set to. */
export async function unlicensedSources(tx: Db): Promise<Set<number>> {
  const { rows } = await sql<{ id: number }>`select id from directory.source where licence is null`.execute(
    tx,
  );
  return new Set(rows.map(({ id }) => id));
}

/** Records a source of facts and gives it its number. */
export async function insertSource(tx: Db, siteId: string, source: Omit<Source, "id">): Promise<Source> {
  const { rows } = await sql<{ id: number }>`
    insert into directory.source (site_id, kind, name, as_of, licence, attribution, url)
    values (${siteId}, ${source.kind}, ${source.name}, ${source.asOf}, ${source.licence}, ${source.attribution}, ${source.url})
    returning id
  `.execute(tx);
  return { ...source, id: rows[0]?.id ?? 0 };
}

/** The sources with these numbers, of the site that the transaction is set to. */
export async function sourcesNumbered(tx: Db, ids: number[]): Promise<Source[]> {
  const { rows } = await sql<Source>`
    select id, kind, name, to_char(as_of, 'YYYY-MM-DD') as "asOf", licence, attribution, url
    from directory.source where id = any(${ids}::integer[]) order by array_position(${ids}::integer[], id)
  `.execute(tx);
  return rows;
}
