import type { Box } from "../../../../kernel/geo/geometry.ts";
import { toMercator } from "../../../../kernel/geo/mercator.ts";

/** So many entries close to each other: their middle and the box they lie in. */
export interface Cell extends Box {
  count: number;
  lon: number;
  lat: number;
}

/** Pixels of the screen that the world is wide at zoom 0. */
const worldPixels = 512;

/** A pixel's width in degrees of longitude at a zoom. */
export const degreesPerPixel = (zoom: number): number => 360 / worldPixels / 2 ** zoom;

/**
 * Puts together what would overlap on the screen: groups on both sides of a line of the grid. The greatest comes first
 * and keeps its place between its members; nothing is lost.
 *
 * @param pixels how far apart the middles of two groups must be
 */
export function mergeCells<C extends Cell>(cells: readonly C[], zoom: number, pixels: number): (C | Cell)[] {
  const scale = worldPixels * 2 ** zoom;
  const at = ({ lon, lat }: Cell) => {
    const { x, y } = toMercator({ lon, lat });
    return { x: x * scale, y: y * scale };
  };
  const merged: { cell: C | Cell; x: number; y: number }[] = [];
  // Each of some hundred cells is held against all groups: `Math.hypot` is ten times as slow, and guards against what no map has.
  const apart = pixels ** 2;
  for (const cell of [...cells].sort((a, b) => b.count - a.count)) {
    const here = at(cell);
    const near = merged.find(({ x, y }) => (x - here.x) ** 2 + (y - here.y) ** 2 < apart);
    if (!near) merged.push({ cell, ...here });
    else near.cell = joined(near.cell, cell);
  }
  return merged.map(({ cell }) => cell);
}

function joined(a: Cell, b: Cell): Cell {
  const count = a.count + b.count;
  return {
    count,
    lon: (a.lon * a.count + b.lon * b.count) / count,
    lat: (a.lat * a.count + b.lat * b.count) / count,
    west: Math.min(a.west, b.west),
    south: Math.min(a.south, b.south),
    east: Math.max(a.east, b.east),
    north: Math.max(a.north, b.north),
  };
}
