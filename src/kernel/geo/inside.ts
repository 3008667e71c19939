import type { Geometry, Point, Position, Rings } from "./geometry.ts";
import { partsOf } from "./parts.ts";

/** Whether the point lies within the ring (even-odd rule); on the edge either answer may come. */
export function pointInRing(point: Point, ring: readonly Position[]): boolean {
  let inside = false;
  let before = ring[ring.length - 1];
  for (const here of ring) {
    if (before && here[1] > point.lat !== before[1] > point.lat) {
      const lon = here[0] + ((point.lat - here[1]) / (before[1] - here[1])) * (before[0] - here[0]);
      if (point.lon < lon) inside = !inside;
    }
    before = here;
  }
  return inside;
}

/** Whether the point lies within the polygon and in none of its holes. */
export function pointInPolygon(point: Point, rings: Rings): boolean {
  const [outer, ...holes] = rings;
  if (!outer || !pointInRing(point, outer)) return false;
  return !holes.some((hole) => pointInRing(point, hole));
}

/** Whether the point lies within one of the geometry's polygons; points and lines contain nothing. */
export function pointInGeometry(point: Point, geometry: Geometry): boolean {
  return partsOf(geometry).polygons.some((rings) => pointInPolygon(point, rings));
}
