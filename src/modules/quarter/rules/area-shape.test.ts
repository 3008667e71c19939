import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import type { Position } from "../../../kernel/geo/geometry.ts";
import { areaShape } from "./area-shape.ts";

const degrees = (min: number, max: number) => fc.double({ min, max, noNaN: true, noDefaultInfinity: true });

test("an area's silhouette stays in its square", () => {
  fc.assert(
    fc.property(
      degrees(6, 14),
      degrees(47, 55),
      degrees(0.05, 0.5),
      degrees(0.05, 0.5),
      (west, south, wide, high) => {
        const [east, north] = [west + wide, south + high];
        const ring: Position[] = [
          [west, south],
          [east, south],
          [east, north],
          [west, north],
          [west, south],
        ];
        const path = areaShape({ type: "Polygon", coordinates: [ring] }, 24);
        assert.match(path, /^M[\d.]+ [\d.]+(L[\d.]+ [\d.]+){2,}Z$/);
        for (const number of path.match(/[\d.]+/g) ?? [])
          assert.ok(Number(number) >= 0 && Number(number) <= 24);
      },
    ),
  );
});

test("what has no surface has no silhouette", () => {
  assert.equal(areaShape({ type: "Point", coordinates: [7, 51] }, 24), "");
  assert.equal(areaShape({ type: "GeometryCollection", geometries: [] }, 24), "");
});
