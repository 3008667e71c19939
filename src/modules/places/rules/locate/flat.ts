import { metresPerDegree } from "../../../../kernel/geo/distance.ts";
import type { Point } from "../../../../kernel/geo/geometry.ts";

/** A place in metres on a flat map; right to a thousandth within a town. */
export interface Spot {
  x: number;
  y: number;
}

/** The flat map around a point of the earth. */
export interface FlatMap {
  spotOf(point: Point): Spot;
  pointOf(spot: Spot): Point;
}

export function flatMapAround(centre: Point): FlatMap {
  const wide = metresPerDegree * Math.max(0.01, Math.cos((centre.lat * Math.PI) / 180));
  return {
    spotOf: ({ lat, lon }) => ({ x: (lon - centre.lon) * wide, y: (lat - centre.lat) * metresPerDegree }),
    pointOf: ({ x, y }) => ({ lat: centre.lat + y / metresPerDegree, lon: centre.lon + x / wide }),
  };
}

export const metresBetween = (a: Spot, b: Spot): number => Math.hypot(a.x - b.x, a.y - b.y);

/** The spot at a part (0 to 1) of the way from `a` to `b`; beyond them where the part is. */
export const between = (a: Spot, b: Spot, part: number): Spot => ({
  x: a.x + (b.x - a.x) * part,
  y: a.y + (b.y - a.y) * part,
});
