import { sql } from "kysely";
import type { Db } from "../../../kernel/db/db.ts";
import type { PublicBusiness } from "../rules/open-data/to-record.ts";
import { type BusinessRow, businessColumns, toBusiness } from "./businesses.ts";

interface PublicRow extends BusinessRow {
  slug: string;
  area: string | null;
  open_until: number | null;
  opens_next: number | null;
  known_as: PublicBusiness["knownAs"];
}

const publicColumns = (nowMinute: number) => sql`${businessColumns}, l.slug, l.area,
  (select max(o.closes) from directory.open_interval o where o.site_id = b.site_id and o.hours_id = l.hours_id
    and o.opens <= ${nowMinute}::integer and o.opens > ${nowMinute}::integer - 1440
    and o.closes > ${nowMinute}::integer) as open_until,
  (select min(o.opens) from directory.open_interval o where o.site_id = b.site_id and o.hours_id = l.hours_id
    and o.opens > ${nowMinute}::integer) as opens_next,
  (select coalesce(jsonb_agg(jsonb_build_object('scheme', i.scheme, 'value', i.value) order by i.scheme, i.value), '[]')
    from directory.identifier i where i.site_id = b.site_id and i.business_id = b.id) as known_as`;

const shown = sql`b.status in ('published', 'perhaps-closed')`;

const toPublic = (row: PublicRow): PublicBusiness => ({
  ...toBusiness(row),
  slug: row.slug,
  area: row.area,
  openUntil: row.open_until,
  opensNext: row.opens_next,
  knownAs: row.known_as,
});

/**
 * The published entries with these inner ids, in the order of the ids, in one query; what is no longer published is left
 * out. `nowMinute` is the present minute since the Unix epoch.
 */
export async function publicBusinesses(
  tx: Db,
  siteId: string,
  ids: readonly string[],
  nowMinute: number,
): Promise<PublicBusiness[]> {
  if (ids.length === 0) return [];
  const { rows } = await sql<PublicRow>`
    select ${publicColumns(nowMinute)} from unnest(${ids}::uuid[]) with ordinality as wanted(id, place)
    join directory.business b on b.site_id = ${siteId} and b.id = wanted.id
    join directory.listing l on l.site_id = b.site_id and l.business_id = b.id
    where ${shown} order by wanted.place
  `.execute(tx);
  return rows.map(toPublic);
}

/** One published entry by its short id. */
export async function publicBusiness(
  tx: Db,
  siteId: string,
  shortId: string,
  nowMinute: number,
): Promise<PublicBusiness | undefined> {
  const { rows } = await sql<PublicRow>`
    select ${publicColumns(nowMinute)} from directory.business b
    join directory.listing l on l.site_id = b.site_id and l.business_id = b.id
    where b.site_id = ${siteId} and b.short_id = ${shortId} and ${shown}
  `.execute(tx);
  return rows[0] && toPublic(rows[0]);
}
