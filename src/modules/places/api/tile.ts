import { promisify } from "node:util";
import { gunzip } from "node:zlib";
import { type Answer, data, notFound } from "../../../kernel/web/answer.ts";
import type { SiteContext } from "../../quarter/index.ts";
import { isTileOver, parseTileName } from "../rules/tiles/tile-grid.ts";
import { oneTile } from "../store/tiles.ts";

const decompress = promisify(gunzip);
const contentType = "application/vnd.mapbox-vector-tile";
const forEver = { "Cache-Control": "public, max-age=31536000, immutable" };

/**
 * One vector tile: `/duisburg/de/kacheln/3f9c0a12bd45/14/8500/5450.mvt`. Where nothing is drawn it is empty. Under an
 * older version the present tile is given, but not to be kept: a page that was opened before an import goes on.
 */
export async function tile({ db, site, params }: SiteContext): Promise<Answer> {
  const { version = "", z = "", x = "", y = "" } = params;
  const name = y.endsWith(".mvt") ? parseTileName(z, x, y.slice(0, -4)) : undefined;
  if (!name || !isTileOver(name, site.box)) return notFound;
  const found = await oneTile(db, site.id, name);
  if (!found) return notFound;
  const headers = found.version === version ? forEver : { "Cache-Control": "no-cache" };
  if (!found.body) return data(contentType, "", { headers });
  return data(contentType, await decompress(found.body), { headers, encodings: { gzip: found.body } });
}
