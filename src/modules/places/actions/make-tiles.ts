import { createHash } from "node:crypto";
import { promisify } from "node:util";
import { gzip } from "node:zlib";
import type { Db } from "../../../kernel/db/db.ts";
import { growBox } from "../../../kernel/geo/box.ts";
import type { Box } from "../../../kernel/geo/geometry.ts";
import { type CutTile, cutTiles, rankAt } from "../rules/tiles/cut-tiles.ts";
import { boxOfTile, leastZoom, mostZoom, type TileName, tilesOver } from "../rules/tiles/tile-grid.ts";
import { featuresToCut } from "../store/base-features.ts";
import { analyseFeatures, clearTiles, putTileSet, putTiles, type StoredTile } from "../store/tiles.ts";

const compress = promisify(gzip);

/** What was made. */
export interface TilesMade {
  tiles: number;
  /** Bytes of all, compressed. */
  bytes: number;
}

/** Squares that are cut in one go: far views whole, near ones by squares of three kilometres, so that memory stays flat. */
const squares: { of: number; zooms: number[] }[] = [
  { of: leastZoom, zooms: [8, 9, 10, 11, 12] },
  { of: 13, zooms: [13, 14, mostZoom] },
];

/**
 * Makes the vector tiles of a site anew from its base map, in the transaction of whoever has just changed that: there
 * are always either the old tiles or the new ones. Their version is a hash of them, so that an import that changes
 * nothing leaves what browsers have kept.
 */
export async function makeTiles(tx: Db, site: { id: string; box: Box }): Promise<TilesMade> {
  const made: TilesMade = { tiles: 0, bytes: 0 };
  const hash = createHash("sha256");
  await analyseFeatures(tx);
  await clearTiles(tx, site.id);
  for (const { of, zooms } of squares)
    for (const square of tilesOver(site.box, of)) {
      const cut = await cutSquare(tx, site.id, square, zooms);
      await putTiles(tx, site.id, cut);
      for (const { z, x, y, body } of cut) {
        hash.update(`${z}/${x}/${y} `).update(body);
        made.bytes += body.length;
      }
      made.tiles += cut.length;
    }
  if (made.tiles > 0) await putTileSet(tx, site.id, hash.digest("hex").slice(0, 12), site.box);
  return made;
}

async function cutSquare(tx: Db, siteId: string, square: TileName, zooms: number[]): Promise<StoredTile[]> {
  // What lies a little outside is drawn over the edge.
  const around = growBox(boxOfTile(square), 150);
  const features = await featuresToCut(tx, siteId, around, Math.max(2, rankAt(zooms.at(-1) ?? mostZoom)));
  const stored: Promise<StoredTile>[] = [];
  for (const tile of cutTiles(features, square, zooms)) stored.push(store(tile));
  return Promise.all(stored);
}

const store = async ({ body, ...name }: CutTile): Promise<StoredTile> => ({
  ...name,
  body: await compress(body, { level: 9 }),
});
