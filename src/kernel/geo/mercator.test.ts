import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { fitBox, fromMercator, project, projectFit, toMercator, unproject } from "./mercator.ts";

test("the corners of the world square are where the web has them", () => {
  assert.deepEqual(toMercator({ lat: 0, lon: 0 }), { x: 0.5, y: 0.5 });
  const corner = toMercator({ lat: 90, lon: -180 });
  assert.ok(Math.abs(corner.x) < 1e-12 && Math.abs(corner.y) < 1e-12);
});

test("there and back again", () => {
  const lat = fc.double({ min: -85, max: 85, noNaN: true });
  const lon = fc.double({ min: -180, max: 180, noNaN: true });
  fc.assert(
    fc.property(lat, lon, (lat, lon) => {
      const { x, y } = toMercator({ lat, lon });
      const back = fromMercator(x, y);
      assert.ok(Math.abs(back.lat - lat) < 1e-9 && Math.abs(back.lon - lon) < 1e-9);
    }),
  );
});

test("a box is fitted whole and centred, north is up", () => {
  const box = { west: 6.7, south: 51.4, east: 6.8, north: 51.5 };
  const middle = project({ lat: 51.45, lon: 6.75 }, box, 400, 300);
  assert.ok(Math.abs(middle.x - 200) < 1e-6 && Math.abs(middle.y - 150) < 0.5);
  const fit = fitBox(box, 400, 300);
  const top = projectFit({ lat: 51.5, lon: 6.7 }, fit);
  const bottom = projectFit({ lat: 51.4, lon: 6.8 }, fit);
  assert.ok(Math.abs(top.y) < 1e-6 && Math.abs(bottom.y - 300) < 1e-6 && top.x >= 0 && bottom.x <= 400);
  const there = unproject(bottom.x, bottom.y, fit);
  assert.ok(Math.abs(there.lat - 51.4) < 1e-9);
  const dot = project({ lat: 51.4, lon: 6.7 }, { west: 6.7, east: 6.7, south: 51.4, north: 51.4 }, 100, 100);
  assert.ok(Math.abs(dot.x - 50) < 1e-6 && Math.abs(dot.y - 50) < 1e-6);
});
