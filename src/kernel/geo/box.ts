import { metresPerDegree } from "./distance.ts";
import type { Box, Geometry, Point } from "./geometry.ts";
import { positionsOf } from "./parts.ts";

/** The smallest box around the points; `undefined` where there is none. */
export function boxAround(points: Iterable<Point>): Box | undefined {
  let box: Box | undefined;
  for (const { lat, lon } of points) {
    if (!box) box = { west: lon, south: lat, east: lon, north: lat };
    else {
      if (lon < box.west) box.west = lon;
      if (lon > box.east) box.east = lon;
      if (lat < box.south) box.south = lat;
      if (lat > box.north) box.north = lat;
    }
  }
  return box;
}

/** The smallest box around a geometry; `undefined` for an empty one. */
export function boxOf(geometry: Geometry): Box | undefined {
  return boxAround(
    (function* () {
      for (const [lon, lat] of positionsOf(geometry)) yield { lat, lon };
    })(),
  );
}

/** Whether the point lies in the box or on its edge. */
export function boxContains(box: Box, point: Point): boolean {
  return point.lat >= box.south && point.lat <= box.north && point.lon >= box.west && point.lon <= box.east;
}

/** Whether the two boxes have at least one point in common. */
export function boxesTouch(a: Box, b: Box): boolean {
  return a.west <= b.east && b.west <= a.east && a.south <= b.north && b.south <= a.north;
}

/** How many metres it is from west to east along the southern edge of the box. */
export function metresAcross({ west, south, east }: Box): number {
  return (east - west) * metresPerDegree * Math.cos((south * Math.PI) / 180);
}

/** The box with `metres` more on every side (less, where negative), kept within the earth. */
export function growBox(box: Box, metres: number): Box {
  const lat = metres / metresPerDegree;
  // The degree of longitude is shortest at the edge nearest to a pole: there the margin must suffice.
  const edge = Math.min(89, Math.max(Math.abs(box.south - lat), Math.abs(box.north + lat)));
  const lon = lat / Math.cos((edge * Math.PI) / 180);
  return {
    west: Math.max(-180, box.west - lon),
    south: Math.max(-90, box.south - lat),
    east: Math.min(180, box.east + lon),
    north: Math.min(90, box.north + lat),
  };
}
