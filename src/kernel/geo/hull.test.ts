// SPDX-License-Identifier: EUPL-1.2
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import * as fc from "fast-check";
import type { Point } from "./geometry.ts";
import { createHull } from "./hull.ts";

const coordinate = fc.integer({ min: 0, max: 1_000 }).map((steps) => steps / 10_000);
const point = fc.record({ lat: coordinate.map((lat) => 51 + lat), lon: coordinate.map((lon) => 6 + lon) });
const hullOf = (points: Point[]) => {
  const hull = createHull();
  for (const one of points) hull.add(one);
  return hull;
};

describe("the hull of points", () => {
  it("holds each of its points, and what lies between any three", () => {
    fc.assert(
      fc.property(
        fc.array(point, { minLength: 3, maxLength: 30 }),
        fc.infiniteStream(fc.nat()),
        (points, picks) => {
          const hull = hullOf(points);
          for (const one of points) assert.ok(hull.holds(one, 0.01));
          const [a, b, c] = [...picks.take(3)].map((pick) => points[pick % points.length] as Point);
          assert.ok(a && b && c);
          const middle = { lat: (a.lat + b.lat + c.lat) / 3, lon: (a.lon + b.lon + c.lon) / 3 };
          assert.ok(hull.holds(middle, 0.01));
        },
      ),
    );
  });

  it("does not reach beyond its box by more than the margin", () => {
    fc.assert(
      fc.property(fc.array(point, { maxLength: 30 }), fc.integer({ min: 0, max: 90 }), (points, margin) => {
        const hull = hullOf(points);
        const north = Math.max(51, ...points.map(({ lat }) => lat));
        for (const lon of [6, 6.05, 6.1]) assert.ok(!hull.holds({ lat: north + 0.001, lon }, margin));
      }),
    );
  });

  it("takes more points than it keeps", () => {
    const hull = createHull();
    for (let step = 0; step < 10_000; step++)
      hull.add({ lat: 51 + (step % 100) / 1_000, lon: 6 + Math.floor(step / 100) / 1_000 });
    assert.ok(hull.holds({ lat: 51.05, lon: 6.05 }, 0));
    assert.ok(!hull.holds({ lat: 51.15, lon: 6.05 }, 0));
    assert.ok(hull.holds({ lat: 51.0995, lon: 6.05 }, 100));
  });
});
