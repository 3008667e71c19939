import { sql } from "kysely";
import type { Db } from "../../../kernel/db/db.ts";
import { readInSite } from "../../../kernel/db/in-site.ts";
import { boxOf } from "../../../kernel/geo/box.ts";
import type { Box, Geometry } from "../../../kernel/geo/geometry.ts";
import type { BaseFeature, BaseKind } from "../rules/base-feature.ts";

/** Where a part of the map comes from. */
export interface Origin {
  /** Who made it. */
  attribution: string;
  /** The number of the import that brings it, with which it can be taken back. */
  importId?: number;
}

/** Writes features of the base map, in place of earlier ones of the same name. */
export async function putBaseFeatures(
  tx: Db,
  siteId: string,
  features: BaseFeature[],
  { attribution, importId }: Origin,
): Promise<void> {
  const rows = features.flatMap((feature) => {
    const box = boxOf(feature.geometry);
    return box ? [{ ...feature, ...box }] : [];
  });
  if (rows.length === 0) return;
  await sql`
    insert into places.base_feature as f (site_id, ref, kind, rank, name, names, extent, geometry, attribution, brought_by)
    select distinct on (r.ref, r.kind) ${siteId}::uuid, r.ref, r.kind, r.rank, r.name, r.names,
      box(point(r.west, r.south), point(r.east, r.north)), r.geometry, ${attribution},
      ${importId ?? null}::integer
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(ref text, kind text, rank smallint, name text, names jsonb,
      west double precision, south double precision, east double precision, north double precision, geometry jsonb)
    on conflict (site_id, ref, kind) do update set rank = excluded.rank, name = excluded.name, names = excluded.names,
      extent = excluded.extent, geometry = excluded.geometry, attribution = excluded.attribution
    where (f.rank, f.name, f.names, f.geometry, f.attribution)
      is distinct from (excluded.rank, excluded.name, excluded.names, excluded.geometry, excluded.attribution)
  `.execute(tx);
}

export interface DrawnFeature {
  kind: BaseKind;
  rank: number;
  name: string | null;
  geometry: Geometry;
  attribution: string;
}

/** What the base map shows within a box, the most important first. */
export async function baseFeaturesIn(
  db: Db,
  siteId: string,
  box: Box,
  rank: number,
): Promise<DrawnFeature[]> {
  const { rows } = await sql<DrawnFeature>`
    select kind, rank, name, geometry, attribution from places.base_in(${siteId}::uuid, box(point(${box.west}, ${box.south}), point(${box.east}, ${box.north})), ${rank})
  `.execute(db);
  return rows;
}

/** Whose data the base map of a site is made of: each attribution once. */
export async function attributionsOf(db: Db, siteId: string): Promise<string[]> {
  const { rows } = await readInSite(db, siteId, (tx) =>
    sql<{ attribution: string }>`
      select distinct attribution from places.base_feature where site_id = ${siteId} order by attribution
    `.execute(tx),
  );
  return rows.map(({ attribution }) => attribution);
}

/** What tiles are cut from. */
export interface CutFeature {
  kind: BaseKind;
  rank: number;
  name: string | null;
  names: Record<string, string> | null;
  geometry: Geometry;
}

/** All that touches a box, up to a rank; sees what the transaction has just written. */
export async function featuresToCut(tx: Db, siteId: string, box: Box, rank: number): Promise<CutFeature[]> {
  const { rows } = await sql<CutFeature>`
    select kind, rank, name, names, geometry from places.to_cut(${siteId}::uuid, box(point(${box.west}, ${box.south}), point(${box.east}, ${box.north})), ${rank})
  `.execute(tx);
  return rows;
}
