import type { Point, Position } from "./geometry.ts";

const EARTH_RADIUS = 6_371_008.8; // mean radius in metres (IUGG)
const RADIANS = Math.PI / 180;

/** Metres that a degree of latitude takes on this sphere. */
export const metresPerDegree = 111_195;

/** The way as the crow flies between two points, in metres (haversine; off by at most 0.5 %). */
export function distanceMetres(a: Point, b: Point): number {
  const dLat = Math.sin(((b.lat - a.lat) * RADIANS) / 2);
  const dLon = Math.sin(((b.lon - a.lon) * RADIANS) / 2);
  const h = dLat * dLat + Math.cos(a.lat * RADIANS) * Math.cos(b.lat * RADIANS) * dLon * dLon;
  return 2 * EARTH_RADIUS * Math.asin(Math.min(1, Math.sqrt(h)));
}

/** The length of a line in metres. */
export function lengthMetres(line: readonly Position[]): number {
  let sum = 0;
  for (let i = 1; i < line.length; i++) {
    const a = line[i - 1];
    const b = line[i];
    if (a && b) sum += distanceMetres({ lat: a[1], lon: a[0] }, { lat: b[1], lon: b[0] });
  }
  return sum;
}
