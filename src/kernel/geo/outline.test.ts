import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import fc from "fast-check";
import { centroid } from "./centroid.ts";
import { pointInGeometry } from "./inside.ts";
import { parseOutline } from "./outline.ts";

const ring = [
  [6, 51],
  [7, 51],
  [7, 52],
  [6, 51],
];
const polygon = { type: "Polygon", coordinates: [ring] };

test("every wrapping of GeoJSON is opened", () => {
  const feature = { type: "Feature", properties: null, geometry: polygon };
  const collection = {
    type: "GeometryCollection",
    geometries: [polygon, { type: "Point", coordinates: [6, 51] }],
  };
  for (const json of [polygon, feature, collection, { type: "FeatureCollection", features: [feature] }])
    assert.deepEqual(parseOutline(json), { ok: true, value: polygon });
  const two = parseOutline({ type: "FeatureCollection", features: [feature, feature] });
  assert.ok(two.ok && two.value.type === "MultiPolygon");
});

test("what is no outline is refused with its reason", () => {
  const reasonOf = (json: unknown) => {
    const result = parseOutline(json);
    return result.ok ? "none" : result.reason;
  };
  assert.equal(reasonOf({ type: "Point", coordinates: [6, 51] }), "no-polygon");
  assert.equal(reasonOf({ type: "FeatureCollection", features: [] }), "no-polygon");
  assert.equal(
    reasonOf({
      type: "Polygon",
      coordinates: [
        [
          [6, 51],
          [7, 51],
          [7, 52],
          [6, 52],
        ],
      ],
    }),
    "unclosed-ring",
  );
  assert.equal(
    reasonOf({
      type: "Polygon",
      coordinates: [
        [
          [6, 51],
          [7, 51],
          [6, 51],
        ],
      ],
    }),
    "too-few-points",
  );
  assert.equal(
    reasonOf({
      type: "Polygon",
      coordinates: [
        [
          [51, 106],
          [51, 107],
          [52, 107],
          [51, 106],
        ],
      ],
    }),
    "swapped-coordinates",
  );
  assert.equal(reasonOf({ type: "Polygon", coordinates: [[["east", 51]]] }), "bad-coordinates");
  assert.equal(reasonOf({ type: "Polygon" }), "bad-coordinates");
  assert.equal(reasonOf({ type: "Circle" }), "unknown-geometry");
  assert.equal(reasonOf(null), "no-geometry");
  let deep: unknown = polygon;
  for (let i = 0; i < 20; i++) deep = { type: "GeometryCollection", geometries: [deep] };
  assert.equal(reasonOf(deep), "too-deep");
});

test("nothing that JSON can hold makes it throw", () => {
  fc.assert(fc.property(fc.jsonValue(), (json) => void parseOutline(json)));
  const broken = fc.record({
    type: fc.constantFrom("Polygon", "MultiPolygon", "LineString"),
    coordinates: fc.jsonValue(),
  });
  fc.assert(fc.property(broken, (json) => void parseOutline(json)));
});

test("the districts of Duisburg are read, and Hochfeld lies in the city", async (t) => {
  const file = join(process.env.TEST_DATA ?? "../shared/data", "geo/duisburg-districts.json");
  const text = await readFile(file, "utf8").catch(() => undefined);
  if (text === undefined) return t.skip(`no test data at ${file}`);
  const districts: Record<string, unknown> = JSON.parse(text);
  const outlines = new Map(Object.entries(districts).map(([key, json]) => [key, parseOutline(json)]));
  assert.equal(outlines.size, 35);
  for (const [key, outline] of outlines) assert.ok(outline.ok, key);
  const hochfeld = [...outlines].find(([key]) => key.includes("hochfeld"))?.[1];
  const city = outlines.get("000_duisburg");
  assert.ok(hochfeld?.ok && city?.ok);
  const middle = centroid(hochfeld.value);
  assert.ok(middle && pointInGeometry(middle, hochfeld.value) && pointInGeometry(middle, city.value));
  assert.ok(pointInGeometry({ lat: 51.4206, lon: 6.7547 }, hochfeld.value));
  assert.ok(!pointInGeometry({ lat: 51.5713, lon: 6.9827 }, city.value));
});
