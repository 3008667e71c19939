import { distanceMetres, lengthMetres } from "./distance.ts";
import { type Geometry, type Point, type Position, pointOf, type Rings } from "./geometry.ts";
import { pointInPolygon } from "./inside.ts";
import { partsOf } from "./parts.ts";

/** Twice the signed area in square degrees, and the moments, relative to the ring's first position. */
function moments(ring: readonly Position[], origin: Position): { area: number; x: number; y: number } {
  let area = 0;
  let x = 0;
  let y = 0;
  let before = ring[ring.length - 1];
  for (const here of ring) {
    if (before) {
      const ax = before[0] - origin[0];
      const ay = before[1] - origin[1];
      const bx = here[0] - origin[0];
      const by = here[1] - origin[1];
      const cross = ax * by - bx * ay;
      area += cross;
      x += (ax + bx) * cross;
      y += (ay + by) * cross;
    }
    before = here;
  }
  return { area, x, y };
}

/** The area of a ring in square degrees, always positive; good for comparing neighbours, not for hectares. */
export function ringArea(ring: readonly Position[]): number {
  const origin = ring[0];
  return origin ? Math.abs(moments(ring, origin).area) / 2 : 0;
}

/** The middle of the widest part of the polygon on the latitude `lat`. */
function widestPoint(rings: Rings, lat: number): Point | undefined {
  const crossings: number[] = [];
  for (const ring of rings) {
    let before = ring[ring.length - 1];
    for (const here of ring) {
      if (before && here[1] > lat !== before[1] > lat)
        crossings.push(here[0] + ((lat - here[1]) / (before[1] - here[1])) * (before[0] - here[0]));
      before = here;
    }
  }
  crossings.sort((a, b) => a - b);
  let best: { lon: number; width: number } | undefined;
  for (let i = 1; i < crossings.length; i += 2) {
    const from = crossings[i - 1] ?? 0;
    const to = crossings[i] ?? 0;
    if (!best || to - from > best.width) best = { lon: (from + to) / 2, width: to - from };
  }
  return best && best.width > 0 ? { lat, lon: best.lon } : undefined;
}

function polygonPoint(rings: Rings): Point | undefined {
  const outer = rings[0];
  const origin = outer?.[0];
  if (!outer || !origin) return undefined;
  const whole = moments(outer, origin);
  let area = Math.abs(whole.area);
  let x = Math.sign(whole.area) * whole.x;
  let y = Math.sign(whole.area) * whole.y;
  for (const hole of rings.slice(1)) {
    const part = moments(hole, origin);
    area -= Math.abs(part.area);
    x -= Math.sign(part.area) * part.x;
    y -= Math.sign(part.area) * part.y;
  }
  // Below about a square millimetre the division is noise: the polygon is a line.
  if (!(area > 1e-16)) return linePoint(outer);
  const point = { lat: origin[1] + y / (3 * area), lon: origin[0] + x / (3 * area) };
  // A horseshoe has its centre of mass outside; the label must not stand on the neighbour's ground.
  return pointInPolygon(point, rings) ? point : (widestPoint(rings, point.lat) ?? pointOf(origin));
}

function linePoint(line: readonly Position[]): Point | undefined {
  const start = line[0];
  if (!start) return undefined;
  let left = lengthMetres(line) / 2;
  for (let i = 1; i < line.length; i++) {
    const from = pointOf(line[i - 1] ?? start);
    const to = pointOf(line[i] ?? start);
    const length = distanceMetres(from, to);
    if (length > 0 && length >= left) {
      const part = left / length;
      return { lat: from.lat + (to.lat - from.lat) * part, lon: from.lon + (to.lon - from.lon) * part };
    }
    left -= length;
  }
  return pointOf(start);
}

function largest<T>(things: readonly T[], size: (thing: T) => number): T | undefined {
  let best: T | undefined;
  let most = -1;
  for (const thing of things) {
    const value = size(thing);
    if (value > most) {
      best = thing;
      most = value;
    }
  }
  return best;
}

/**
 * The point that stands for a geometry: of polygons the centre of mass of the largest (moved inside where
 * it would lie outside), else the middle along the longest line, else the mean of the points;
 * `undefined` for an empty geometry.
 */
export function centroid(geometry: Geometry): Point | undefined {
  const { points, lines, polygons } = partsOf(geometry);
  const polygon = largest(polygons, (rings) => ringArea(rings[0] ?? []));
  const inPolygon = polygon && polygonPoint(polygon);
  if (inPolygon) return inPolygon;
  const line = largest(lines, lengthMetres);
  const onLine = line && linePoint(line);
  if (onLine) return onLine;
  if (points.length === 0) return undefined;
  let lat = 0;
  let lon = 0;
  for (const [x, y] of points) {
    lat += y / points.length;
    lon += x / points.length;
  }
  return { lat, lon };
}
