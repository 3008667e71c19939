import assert from "node:assert/strict";
import { test } from "node:test";
import { VectorTile } from "@mapbox/vector-tile";
import { PbfReader } from "pbf";
import type { Position } from "../../../../kernel/geo/geometry.ts";
import { type Cuttable, cutTiles } from "./cut-tiles.ts";
import { boxOfTile, tilesOver } from "./tile-grid.ts";

const around = (lon: number, lat: number, size: number): Position[] => [
  [lon - size, lat - size],
  [lon + size, lat - size],
  [lon + size, lat + size],
  [lon - size, lat + size],
  [lon - size, lat - size],
];
const polygon = (ring: Position[]) => ({ type: "Polygon" as const, coordinates: [ring] });

const [outer] = tilesOver({ west: 6.77, east: 6.77, south: 51.43, north: 51.43 }, 13);
assert.ok(outer);
const box = boxOfTile(outer);
const middle = { lon: (box.west + box.east) / 2, lat: (box.south + box.north) / 2 };

const features: Cuttable[] = [
  {
    kind: "street",
    rank: 1,
    name: "Hauptstraße",
    geometry: {
      type: "LineString",
      coordinates: [
        [box.west - 1, middle.lat],
        [box.east + 1, middle.lat],
      ],
    },
  },
  {
    kind: "street",
    rank: 4,
    name: "Fußweg",
    geometry: {
      type: "LineString",
      coordinates: [
        [middle.lon, middle.lat],
        [middle.lon + 0.001, middle.lat],
      ],
    },
  },
  { kind: "building", rank: 4, name: null, geometry: polygon(around(middle.lon, middle.lat, 0.0002)) },
  { kind: "water", rank: 1, name: "See", geometry: polygon(around(middle.lon, middle.lat, 2)) },
  {
    kind: "place",
    rank: 2,
    name: "Hochfeld",
    names: { ar: "هوخفلد" },
    geometry: { type: "Point", coordinates: [middle.lon, middle.lat] },
  },
];

const read = (body: Uint8Array) => new VectorTile(new PbfReader(body)).layers;
const at = (z: number) =>
  [...cutTiles(features, outer, [z])].map(({ body, ...name }) => ({ name, layers: read(body) }));

test("each kind is a layer, names come along in the languages of the pages", () => {
  const [tile] = at(13);
  assert.deepEqual(tile?.name, outer);
  assert.deepEqual(Object.keys(tile?.layers ?? {}).sort(), ["place", "street", "water"]);
  assert.deepEqual(
    { ...tile?.layers.place?.feature(0).properties },
    {
      rank: 2,
      name: "Hochfeld",
      name_ar: "هوخفلد",
    },
  );
  assert.deepEqual({ ...tile?.layers.street?.feature(0).properties }, { rank: 1, name: "Hauptstraße" });
});

test("what would be smaller than a dot waits for a nearer view", () => {
  const kinds = (z: number) => [...new Set(at(z).flatMap(({ layers }) => Object.keys(layers)))].sort();
  assert.ok(!kinds(14).includes("building"));
  assert.ok(kinds(15).includes("building"));
  const ranks = (z: number) =>
    at(z).flatMap(({ layers }) =>
      Array.from(
        { length: layers.street?.length ?? 0 },
        (_, index) => layers.street?.feature(index).properties.rank,
      ),
    );
  assert.deepEqual([...new Set(ranks(14))], [1]);
  assert.deepEqual([...new Set(ranks(15))].sort(), [1, 4]);
});

test("a lake as wide as a county fills every tile within and nothing stands far outside of it", () => {
  const tiles = at(15);
  assert.equal(tiles.length, 16);
  for (const { layers } of tiles) {
    const points = layers.water?.feature(0).loadGeometry().flat() ?? [];
    assert.ok(points.length >= 4);
    for (const { x, y } of points)
      for (const value of [x, y]) assert.ok(value >= -128 && value <= 4096 + 128, String(value));
  }
});

test("a place ends up where it lies", () => {
  const [point] = at(13)[0]?.layers.place?.feature(0).loadGeometry().flat() ?? [];
  assert.ok(point && Math.abs(point.x - 2048) <= 2 && Math.abs(point.y - 2048) <= 3);
});
