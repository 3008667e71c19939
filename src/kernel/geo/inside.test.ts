import assert from "node:assert/strict";
import { test } from "node:test";
import type { Position } from "./geometry.ts";
import { pointInGeometry, pointInPolygon } from "./inside.ts";

const outer: Position[] = [
  [0, 0],
  [10, 0],
  [10, 10],
  [0, 10],
  [0, 0],
];
const hole: Position[] = [
  [4, 4],
  [6, 4],
  [6, 6],
  [4, 6],
  [4, 4],
];

test("a hole is not inside", () => {
  assert.ok(pointInPolygon({ lat: 2, lon: 2 }, [outer, hole]));
  assert.ok(!pointInPolygon({ lat: 5, lon: 5 }, [outer, hole]));
  assert.ok(!pointInPolygon({ lat: 11, lon: 5 }, [outer, hole]));
  assert.ok(!pointInPolygon({ lat: 1, lon: 1 }, []));
});

test("a ray through a corner is counted once", () => {
  const diamond: Position[] = [
    [0, 5],
    [5, 0],
    [10, 5],
    [5, 10],
    [0, 5],
  ];
  assert.ok(pointInPolygon({ lat: 5, lon: 1 }, [diamond]));
  assert.ok(!pointInPolygon({ lat: 5, lon: -1 }, [diamond]));
});

test("polygons count within collections, lines do not", () => {
  const geometry = {
    type: "GeometryCollection" as const,
    geometries: [
      { type: "LineString" as const, coordinates: outer },
      { type: "MultiPolygon" as const, coordinates: [[hole]] },
    ],
  };
  assert.ok(pointInGeometry({ lat: 5, lon: 5 }, geometry));
  assert.ok(!pointInGeometry({ lat: 2, lon: 2 }, geometry));
});
