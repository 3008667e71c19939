import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { ringArea } from "../../centroid.ts";
import type { Position } from "../../geometry.ts";
import { joinRings, nestRings } from "./assemble-rings.ts";

const box = (x: number, y: number, size: number): Position[] => [
  [x, y],
  [x + size, y],
  [x + size, y + size],
  [x, y + size],
  [x, y],
];

test("a ring cut into pieces in any order and direction is put together again", () => {
  const corners = 24;
  const ring = Array.from({ length: corners + 1 }, (_, i): Position => {
    const angle = (2 * Math.PI * (i % corners)) / corners;
    return [Math.cos(angle), Math.sin(angle)];
  });
  const cuts = fc.uniqueArray(fc.integer({ min: 1, max: corners - 1 }), { minLength: 1, maxLength: 10 });
  fc.assert(
    fc.property(
      cuts,
      fc.array(fc.boolean(), { minLength: 11 }),
      fc.infiniteStream(fc.nat()),
      (cuts, turned, order) => {
        const places = [0, ...cuts.sort((a, b) => a - b), corners];
        const pieces = places.slice(1).map((to, i) => ring.slice(places[i] ?? 0, to + 1));
        const mixed = pieces
          .map((piece, i) => ({
            piece: turned[i] ? piece.toReversed() : piece,
            key: order.next().value ?? 0,
          }))
          .sort((a, b) => a.key - b.key)
          .map(({ piece }) => piece);
        const { rings, open } = joinRings(mixed);
        assert.equal(open.length, 0);
        assert.equal(rings.length, 1);
        assert.equal(rings[0]?.length, ring.length);
        assert.ok(Math.abs(ringArea(rings[0] ?? []) - ringArea(ring)) < 1e-12);
      },
    ),
  );
});

test("what does not close is given back open", () => {
  const { rings, open } = joinRings([
    [
      [0, 0],
      [1, 0],
    ],
    [
      [1, 0],
      [1, 1],
    ],
    box(5, 5, 1),
    [[9, 9]],
    [],
  ]);
  assert.deepEqual(rings, [box(5, 5, 1)]);
  assert.deepEqual(open, [
    [
      [0, 0],
      [1, 0],
      [1, 1],
    ],
  ]);
});

test("two rings that touch in a point stay two", () => {
  const first = box(0, 0, 1);
  const second = box(1, 1, 1);
  const { rings } = joinRings([first.slice(0, 3), first.slice(2), second.slice(0, 3), second.slice(2)]);
  assert.deepEqual(rings.map(ringArea), [1, 1]);
});

test("a hole belongs to the smallest ring around it, an island in it is a polygon of its own", () => {
  const polygons = nestRings(
    [box(0, 0, 100), box(20, 20, 10)],
    [box(10, 10, 40), box(22, 22, 2), box(200, 0, 1)],
  );
  assert.deepEqual(polygons, [
    [box(20, 20, 10), box(22, 22, 2)],
    [box(0, 0, 100), box(10, 10, 40)],
  ]);
});
