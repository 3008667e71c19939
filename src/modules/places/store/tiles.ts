import { sql } from "kysely";
import type { Db } from "../../../kernel/db/db.ts";
import { readInSite } from "../../../kernel/db/in-site.ts";
import type { Box } from "../../../kernel/geo/geometry.ts";
import { leastZoom, mostZoom, type TileName } from "../rules/tiles/tile-grid.ts";

export interface StoredTile extends TileName {
  /** A vector tile, gzipped. */
  body: Buffer;
}

/** Takes all tiles of the site away. */
export async function clearTiles(tx: Db, siteId: string): Promise<void> {
  await sql`delete from places.tile where site_id = ${siteId}`.execute(tx);
  await sql`delete from places.tile_set where site_id = ${siteId}`.execute(tx);
}

export async function putTiles(tx: Db, siteId: string, tiles: StoredTile[]): Promise<void> {
  if (tiles.length === 0) return;
  const column = (of: (tile: StoredTile) => number) => tiles.map(of);
  await sql`
    insert into places.tile (site_id, z, x, y, body)
    select ${siteId}::uuid, t.* from unnest(${column(({ z }) => z)}::smallint[], ${column(({ x }) => x)}::integer[],
      ${column(({ y }) => y)}::integer[], ${tiles.map(({ body }) => body)}::bytea[]) t
  `.execute(tx);
}

/** Says that the site has tiles, and under which version they are asked for. */
export async function putTileSet(tx: Db, siteId: string, version: string, box: Box): Promise<void> {
  await sql`
    insert into places.tile_set (site_id, version, min_zoom, max_zoom, extent)
    values (${siteId}, ${version}, ${leastZoom}, ${mostZoom},
      box(point(${box.west}, ${box.south}), point(${box.east}, ${box.north})))
  `.execute(tx);
}

/** The version of the site's tiles; undefined where it has none. */
export async function tileVersion(db: Db, siteId: string): Promise<string | undefined> {
  const { rows } = await readInSite(db, siteId, (tx) =>
    sql<{ version: string }>`select version from places.tile_set where site_id = ${siteId}`.execute(tx),
  );
  return rows[0]?.version;
}

/** A tile and the present version; `body` is null where nothing is drawn. Undefined where the site has no tiles. */
export async function oneTile(
  db: Db,
  siteId: string,
  { z, x, y }: TileName,
): Promise<{ version: string; body: Buffer | null } | undefined> {
  const { rows } = await sql<{ version: string; body: Buffer | null }>`
    select version, body from places.one_tile(${siteId}::uuid, ${z}, ${x}, ${y})
  `.execute(db);
  return rows[0];
}

/** Lets the planner know what has just been written. */
export async function analyseFeatures(tx: Db): Promise<void> {
  await sql`analyze places.base_feature`.execute(tx);
}
