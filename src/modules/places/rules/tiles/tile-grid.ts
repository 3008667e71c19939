import type { Box } from "../../../../kernel/geo/geometry.ts";
import { fromMercator, toMercator } from "../../../../kernel/geo/mercator.ts";

/** A square of the web map: 2^z by 2^z of them cover the world, counted from the north west. */
export interface TileName {
  z: number;
  x: number;
  y: number;
}

/** The zooms that tiles are made for; a closer view enlarges the last (4,096 steps in 750 m are exact enough). */
export const leastZoom = 8;
export const mostZoom = 15;

/** The box of a tile in degrees. */
export function boxOfTile({ z, x, y }: TileName): Box {
  const count = 2 ** z;
  const from = fromMercator(x / count, y / count);
  const to = fromMercator((x + 1) / count, (y + 1) / count);
  return { west: from.lon, south: to.lat, east: to.lon, north: from.lat };
}

/** The first and last column and row of the tiles over a box, both included. */
function rangeOver(box: Box, z: number): { x: [number, number]; y: [number, number] } {
  const count = 2 ** z;
  const from = toMercator({ lat: box.north, lon: box.west });
  const to = toMercator({ lat: box.south, lon: box.east });
  const tile = (part: number) => Math.min(count - 1, Math.max(0, Math.floor(part * count)));
  return { x: [tile(from.x), tile(to.x)], y: [tile(from.y), tile(to.y)] };
}

/** All tiles of a zoom that touch a box. */
export function* tilesOver(box: Box, z: number): Generator<TileName> {
  const { x: columns, y: rows } = rangeOver(box, z);
  for (let y = rows[0]; y <= rows[1]; y++) for (let x = columns[0]; x <= columns[1]; x++) yield { z, x, y };
}

/** All tiles of a zoom that lie in another tile. */
export function* tilesWithin(outer: TileName, z: number): Generator<TileName> {
  const side = 2 ** (z - outer.z);
  for (let dy = 0; dy < side; dy++)
    for (let dx = 0; dx < side; dx++) yield { z, x: outer.x * side + dx, y: outer.y * side + dy };
}

/** Whether there can be a tile of this name over a box. */
export function isTileOver({ z, x, y }: TileName, box: Box): boolean {
  if (z < leastZoom || z > mostZoom) return false;
  const { x: columns, y: rows } = rangeOver(box, z);
  return x >= columns[0] && x <= columns[1] && y >= rows[0] && y <= rows[1];
}

/** Reads a tile's name from the parts of an address; undefined for what names none. */
export function parseTileName(z: string, x: string, y: string): TileName | undefined {
  const numbers = [z, x, y].map((text) => (/^(0|[1-9]\d{0,7})$/.test(text) ? Number(text) : -1));
  const [zoom = -1, column = -1, row = -1] = numbers;
  const sound = zoom >= 0 && zoom <= 24 && [column, row].every((at) => at >= 0 && at < 2 ** zoom);
  return sound ? { z: zoom, x: column, y: row } : undefined;
}
