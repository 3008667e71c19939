import assert from "node:assert/strict";
import { test } from "node:test";
import { gzipSync } from "node:zlib";
import { sniffFormat } from "../read-osm.ts";
import { readContent, withFile } from "../testing/read-all.ts";

const point = (lon: number, lat: number) => ({ type: "Point", coordinates: [lon, lat] });
const feature = (id: unknown, properties: unknown, geometry: unknown = point(6.75, 51.4)) => ({
  type: "Feature",
  id,
  properties,
  geometry,
});
const lines = (...values: unknown[]) => values.map((value) => JSON.stringify(value)).join("\n");

test("ids are taken from wherever tools write them", async () => {
  const { things } = await readContent(
    lines(
      feature("n1", {}),
      feature("way/2", { name: "x" }),
      feature(undefined, {
        "@id": "relation/3",
        "@version": "4",
        "@timestamp": "2024-01-02T03:04:05Z",
        name: "y",
      }),
      feature("a20", {}),
      feature("a21", {}),
      feature(77, {}),
      feature(undefined, null),
      feature("kiosk-9", { id: 5, type: "shop" }),
      feature(undefined, { type: "node", id: 8, tags: { shop: "yes" }, meta: { version: 2 } }),
    ),
  );
  assert.deepEqual(
    [...things.keys()],
    [
      "node/1",
      "way/2",
      "relation/3",
      "way/10",
      "relation/10",
      "feature/77",
      "feature/7",
      "feature/kiosk-9",
      "node/8",
    ],
  );
  assert.deepEqual(things.get("relation/3")?.tags, { name: "y" });
  assert.equal(things.get("relation/3")?.version, 4);
  assert.deepEqual(things.get("node/8")?.tags, { shop: "yes" });
  assert.equal(things.get("node/8")?.version, 2);
});

test("values become text, nested ones are told, the feature stays", async () => {
  const { things, rejected } = await readContent(
    lines(feature("n1", { level: 0, open: true, note: null, address: { street: "x" }, list: [1] })),
  );
  assert.deepEqual(things.get("node/1")?.tags, { level: "0", open: "true" });
  assert.deepEqual(
    rejected.map(({ field, reason, whole }) => [field, reason, whole]),
    [
      ["address", "nested-value", false],
      ["list", "nested-value", false],
    ],
  );
});

test("wrong places are told with their reason", async () => {
  const box = { west: 6.7, south: 51.3, east: 6.9, north: 51.6 };
  const { things, rejected, outside } = await readContent(
    lines(
      feature("n1", {}, point(51.4, 6.75)),
      feature("n2", {}, point(51.4, 106.75)),
      feature("n3", {}, point(Number.NaN, 51)),
      feature("n4", {}, null),
      feature(
        "n5",
        {},
        {
          type: "Polygon",
          coordinates: [
            [
              [6, 51],
              [7, 51],
              [7, 52],
              [6, 52],
            ],
          ],
        },
      ),
      feature("n6", {}, point(10, 50)),
      feature("n7", {}),
      point(6.75, 51.4),
    ),
    { box },
  );
  assert.deepEqual([...things.keys()], ["node/7"]);
  assert.equal(outside, 1);
  assert.deepEqual(
    rejected.map(({ id, reason }) => `${id} ${reason}`),
    [
      "node/1 swapped-coordinates",
      "node/2 swapped-coordinates",
      "node/3 bad-coordinates",
      "node/4 no-geometry",
      "node/5 unclosed-ring",
      "element/8 not-a-feature",
    ],
  );
});

const three = [feature("n1", { a: "1" }), feature("n2", { a: "2" }), feature("n3", { a: "3" })];
const forms = {
  lines: [lines(...three), "geojsonl"],
  "lines with CRLF, blanks and a byte-order mark": [
    `\uFEFF${lines(...three).replaceAll("\n", "\r\n\r\n")}\r\n`,
    "geojsonl",
  ],
  "record separators": [three.map((one) => `\x1e${JSON.stringify(one, null, 2)}\n`).join(""), "geojsonl"],
  collection: [JSON.stringify({ type: "FeatureCollection", features: three }), "geojson"],
  "pretty collection": [
    JSON.stringify({ type: "FeatureCollection", crs: { a: [1] }, features: three }, null, 2),
    "geojson",
  ],
  "collection written backwards": [JSON.stringify({ features: three, type: "FeatureCollection" }), "geojson"],
  "bare list": [JSON.stringify(three), "geojson"],
} as const;

for (const [name, [text, format]] of Object.entries(forms))
  test(`GeoJSON as ${name} is recognised and read, also gzipped`, async () => {
    for (const content of [text, gzipSync(text)]) {
      assert.equal(await withFile(content, sniffFormat), format);
      const { things, rejected } = await readContent(content);
      assert.deepEqual([...things.keys()], ["node/1", "node/2", "node/3"]);
      assert.deepEqual(rejected, []);
    }
  });

test("a single feature that spans lines is read", async () => {
  const { things } = await readContent(JSON.stringify(three[0], null, 2));
  assert.deepEqual([...things.keys()], ["node/1"]);
});

test("a broken line does not stop the next ones", async () => {
  const good = three.map((one) => JSON.stringify(one));
  const text = [
    good[0],
    '{"type":"Feature","id":"n9",',
    good[1],
    "garbage",
    `[${"[".repeat(50_000)}`,
    good[2],
  ].join("\n");
  const { things, rejected } = await readContent(text);
  assert.equal(things.size, 3);
  assert.deepEqual(
    rejected.map(({ id, reason }) => `${id} ${reason}`),
    ["line/2 bad-json", "line/4 bad-json", "line/5 bad-json"],
  );
});
