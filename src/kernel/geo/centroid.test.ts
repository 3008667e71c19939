import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { centroid, ringArea } from "./centroid.ts";
import type { Position } from "./geometry.ts";
import { pointInGeometry, pointInPolygon } from "./inside.ts";

const square: Position[] = [
  [0, 0],
  [4, 0],
  [4, 4],
  [0, 4],
  [0, 0],
];

test("the centre of mass of a polygon counts its holes", () => {
  assert.deepEqual(centroid({ type: "Polygon", coordinates: [square] }), { lat: 2, lon: 2 });
  const hole: Position[] = [
    [2.5, 1],
    [3.5, 1],
    [3.5, 3],
    [2.5, 3],
    [2.5, 1],
  ];
  const point = centroid({ type: "Polygon", coordinates: [square, hole] });
  assert.ok(point && point.lon < 2 && Math.abs(point.lat - 2) < 1e-9);
  assert.equal(ringArea(square), 16);
});

test("a horseshoe and a ring get a point on their own ground", () => {
  const horseshoe: Position[] = [
    [0, 0],
    [6, 0],
    [6, 1],
    [1, 1],
    [1, 5],
    [6, 5],
    [6, 6],
    [0, 6],
    [0, 0],
  ];
  const hole: Position[] = [
    [1, 1],
    [3, 1],
    [3, 3],
    [1, 3],
    [1, 1],
  ];
  for (const rings of [[horseshoe], [square, hole]]) {
    const point = centroid({ type: "Polygon", coordinates: rings });
    assert.ok(point && pointInPolygon(point, rings));
  }
});

test("the point of a simple polygon always lies inside", () => {
  // Stars around the origin are simple polygons, however jagged.
  const radii = fc.array(fc.double({ min: 0.001, max: 1, noNaN: true }), { minLength: 5, maxLength: 40 });
  fc.assert(
    fc.property(radii, (lengths) => {
      const ring = lengths.map((r, i): Position => {
        const angle = (2 * Math.PI * i) / lengths.length;
        return [6.75 + r * Math.cos(angle) * 0.01, 51.4 + r * Math.sin(angle) * 0.01];
      });
      ring.push(ring[0] ?? [0, 0]);
      const point = centroid({ type: "Polygon", coordinates: [ring] });
      assert.ok(point && pointInGeometry(point, { type: "Polygon", coordinates: [ring] }));
    }),
  );
});

test("a line has its middle, points their mean, the largest polygon wins, nothing has none", () => {
  const line = centroid({
    type: "LineString",
    coordinates: [
      [0, 0],
      [3, 0],
      [4, 0],
    ],
  });
  assert.ok(line && Math.abs(line.lon - 2) < 1e-9);
  assert.deepEqual(
    centroid({
      type: "LineString",
      coordinates: [
        [1, 2],
        [1, 2],
      ],
    }),
    { lat: 2, lon: 1 },
  );
  const far: Position[] = square.map(([x, y]) => [x / 10 + 20, y / 10]);
  assert.deepEqual(centroid({ type: "MultiPolygon", coordinates: [[far], [square]] }), { lat: 2, lon: 2 });
  assert.equal(centroid({ type: "GeometryCollection", geometries: [] }), undefined);
  const flat = centroid({
    type: "Polygon",
    coordinates: [
      [
        [0, 0],
        [2, 0],
        [4, 0],
        [0, 0],
      ],
    ],
  });
  assert.ok(flat && flat.lat === 0);
});
