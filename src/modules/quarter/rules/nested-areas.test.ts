import assert from "node:assert/strict";
import { it } from "node:test";
import type { Outline } from "../../../kernel/geo/geometry.ts";
import { nestedAreas } from "./nested-areas.ts";

const square = (name: string, west: number, south: number, side: number) => {
  const [east, north] = [west + side, south + side];
  const ring: [number, number][] = [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
    [west, south],
  ];
  return { name, outline: { type: "Polygon", coordinates: [ring] } satisfies Outline };
};

it("the areas around a place stand from the innermost to the outermost, whatever their order in the file", () => {
  const town = square("town", 6, 51, 1);
  const district = square("district", 6.2, 51.2, 0.5);
  const quarter = square("quarter", 6.3, 51.3, 0.1);
  for (const areas of [
    [town, district, quarter],
    [quarter, town, district],
  ]) {
    const around = nestedAreas(areas);
    const names = (lon: number, lat: number) => around({ lat, lon }).map(({ name }) => name);
    assert.deepEqual(names(6.35, 51.35), ["quarter", "district", "town"]);
    assert.deepEqual(names(6.25, 51.25), ["district", "town"]);
    assert.deepEqual(names(6.05, 51.05), ["town"]);
    assert.deepEqual(names(5, 51.05), []);
  }
});
