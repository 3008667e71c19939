import assert from "node:assert/strict";
import { test } from "node:test";
import { boxAround, boxContains, boxesTouch, boxOf, growBox, metresAcross } from "./box.ts";
import { distanceMetres } from "./distance.ts";

const hochfeld = { lat: 51.417, lon: 6.754 };

test("a box lies around points and geometries, and there is none around nothing", () => {
  assert.equal(boxAround([]), undefined);
  const box = boxAround([hochfeld, { lat: 51.5, lon: 6.7 }]);
  assert.deepEqual(box, { west: 6.7, south: 51.417, east: 6.754, north: 51.5 });
  assert.equal(boxOf({ type: "GeometryCollection", geometries: [] }), undefined);
  const line = {
    type: "LineString" as const,
    coordinates: [[6, 51] as [number, number], [7, 50] as [number, number]],
  };
  assert.deepEqual(boxOf(line), { west: 6, south: 50, east: 7, north: 51 });
});

test("a box is as many metres across as from corner to corner along its south", () => {
  const box = { west: 6.7, east: 6.8, south: 51.4, north: 51.5 };
  const along = distanceMetres({ lat: 51.4, lon: 6.7 }, { lat: 51.4, lon: 6.8 });
  assert.ok(Math.abs(metresAcross(box) - along) < 1, `${metresAcross(box)} m, not ${along}`);
});

test("a grown box reaches as far as asked on every side", () => {
  const box = growBox({ west: 6.754, east: 6.754, south: 51.417, north: 51.417 }, 1000);
  const corners = { north: box.north, south: box.south };
  for (const lat of Object.values(corners))
    assert.ok(Math.abs(distanceMetres(hochfeld, { lat, lon: hochfeld.lon }) - 1000) < 2);
  for (const lon of [box.west, box.east]) {
    const metres = distanceMetres({ lat: box.north, lon: hochfeld.lon }, { lat: box.north, lon });
    assert.ok(metres >= 999 && metres < 1003, `${metres} m`);
  }
  const world = growBox({ west: -180, east: 180, south: -90, north: 90 }, 1e6);
  assert.deepEqual(world, { west: -180, east: 180, south: -90, north: 90 });
});

test("edges belong to a box", () => {
  const box = { west: 6, south: 51, east: 7, north: 52 };
  assert.ok(boxContains(box, { lat: 52, lon: 7 }));
  assert.ok(!boxContains(box, { lat: 52.001, lon: 7 }));
  assert.ok(boxesTouch(box, { west: 7, south: 52, east: 8, north: 53 }));
  assert.ok(!boxesTouch(box, { west: 7.1, south: 51, east: 8, north: 53 }));
});
