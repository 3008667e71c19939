// SPDX-License-Identifier: EUPL-1.2
import { distanceMetres } from "./distance.ts";
import type { Point } from "./geometry.ts";

/** The area that points span, without keeping the points. */
export interface Hull {
  add(point: Point): void;
  /** Whether the point lies within the convex hull of all points added, or at most `margin` metres off it. */
  holds(point: Point, margin: number): boolean;
}

/** How many points are gathered before they are reduced to the corners. */
const atOnce = 2_000;

/** Positive where `c` lies to the left of the way from `a` to `b`; degrees suffice, for straight stays straight. */
const turn = (a: Point, b: Point, c: Point): number =>
  (b.lon - a.lon) * (c.lat - a.lat) - (b.lat - a.lat) * (c.lon - a.lon);

function halfOf(sorted: Point[]): Point[] {
  const half: Point[] = [];
  for (const point of sorted) {
    for (let [a, b] = half.slice(-2); a && b && turn(a, b, point) <= 0; [a, b] = half.slice(-2)) half.pop();
    half.push(point);
  }
  return half.slice(0, -1);
}

/** The corners of the convex hull, counter-clockwise (Andrew's monotone chain). */
function cornersOf(points: Point[]): Point[] {
  const sorted = [...points].sort((a, b) => a.lon - b.lon || a.lat - b.lat);
  if (sorted.length < 3) return sorted;
  const corners = [...halfOf(sorted), ...halfOf(sorted.reverse())];
  // All at one place: both halves are empty.
  return corners.length > 0 ? corners : sorted.slice(0, 1);
}

/** The nearest point to `point` on the line from `a` to `b`. */
function nearest(a: Point, b: Point, point: Point): Point {
  const east = Math.cos((point.lat * Math.PI) / 180);
  const [x, y] = [(b.lon - a.lon) * east, b.lat - a.lat];
  const length = x * x + y * y;
  const share = length === 0 ? 0 : ((point.lon - a.lon) * east * x + (point.lat - a.lat) * y) / length;
  const at = Math.min(1, Math.max(0, share));
  return { lat: a.lat + (b.lat - a.lat) * at, lon: a.lon + (b.lon - a.lon) * at };
}

/** An empty hull. Its memory depends on the corners, not on the points. */
export function createHull(): Hull {
  let corners: Point[] = [];
  let waiting: Point[] = [];
  const settle = () => {
    if (waiting.length > 0) corners = cornersOf([...corners, ...waiting]);
    waiting = [];
  };
  return {
    add(point) {
      waiting.push(point);
      if (waiting.length >= atOnce) settle();
    },
    holds(point, margin) {
      settle();
      const sides = corners.map((corner, index): [Point, Point] => [
        corner,
        corners[(index + 1) % corners.length] ?? corner,
      ]);
      if (corners.length > 2 && sides.every(([a, b]) => turn(a, b, point) >= 0)) return true;
      return sides.some(([a, b]) => distanceMetres(nearest(a, b, point), point) <= margin);
    },
  };
}
