import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { toMercator } from "../../../../kernel/geo/mercator.ts";
import { type Cell, mergeCells } from "./merge-cells.ts";
import { cellOf, parseView } from "./view.ts";

const cell = fc
  .record({
    count: fc.integer({ min: 1, max: 5000 }),
    lon: fc.double({ min: 6, max: 7, noNaN: true }),
    lat: fc.double({ min: 51, max: 52, noNaN: true }),
  })
  .map(({ count, lon, lat }): Cell => ({ count, lon, lat, west: lon, east: lon, south: lat, north: lat }));
const cells = fc.array(cell, { maxLength: 60 });
const zoom = fc.integer({ min: 6, max: 20 });

test("merging loses nothing, and every member lies in the box of its group", () => {
  fc.assert(
    fc.property(cells, zoom, (given, z) => {
      const merged = mergeCells(given, z, 38);
      const sum = (of: readonly Cell[]) => of.reduce((total, { count }) => total + count, 0);
      assert.equal(sum(merged), sum(given));
      for (const { lon, lat } of given)
        assert.ok(
          merged.some(
            ({ west, east, south, north }) => lon >= west && lon <= east && lat >= south && lat <= north,
          ),
        );
    }),
  );
});

test("what stands apart stays as it is, what overlaps becomes one", () => {
  const at = (lon: number, count: number): Cell => ({
    count,
    lon,
    lat: 51,
    west: lon,
    east: lon,
    south: 51,
    north: 51,
  });
  const [apart, close] = [
    [at(6, 1), at(7, 2)],
    [at(6, 1), at(6.00001, 3)],
  ];
  assert.deepEqual(mergeCells(apart, 14, 38), [apart[1], apart[0]]);
  const [one, ...none] = mergeCells(close, 14, 38);
  assert.deepEqual(none, []);
  assert.equal(one?.count, 4);
  assert.ok(one && one.lon > 6.000007 && one.lon < 6.00001, "the middle of all four");
});

test("no view has more cells than a screen has room for, and near ones are square", () => {
  const view = fc.record({
    lon: fc.double({ min: -170, max: 160, noNaN: true }),
    lat: fc.double({ min: -70, max: 70, noNaN: true }),
    wide: fc.double({ min: 0.001, max: 10, noNaN: true }),
    zoom: fc.integer({ min: 0, max: 17 }),
  });
  fc.assert(
    fc.property(view, ({ lon, lat, wide, zoom: z }) => {
      const box = { west: lon, south: lat, east: lon + wide, north: lat + wide };
      const size = cellOf({ box, zoom: z });
      assert.ok((wide / size.lon) * (wide / size.lat) <= 900, `${(wide / size.lon) * (wide / size.lat)}`);
      // A cell as large as a country is no square anywhere on this map.
      if (size.lon > 2) return;
      const high = toMercator({ lat, lon }).y - toMercator({ lat: lat + size.lat, lon }).y;
      assert.ok(high / (size.lon / 360) > 0.7 && high / (size.lon / 360) < 1.5);
    }),
  );
});

test("a view is read as it is written, and nonsense is none", () => {
  const values = { sicht: "6.7,51.4,6.8,51.5", zoom: "13.5" };
  assert.deepEqual(parseView(values), {
    box: { west: 6.7, south: 51.4, east: 6.8, north: 51.5 },
    zoom: 13.5,
  });
  for (const wrong of [
    {},
    { ...values, zoom: "x" },
    { ...values, zoom: "99" },
    { ...values, sicht: "6.8,51.4,6.7,51.5" },
    { ...values, sicht: "1,2,3" },
  ])
    assert.equal(parseView(wrong), undefined);
});
