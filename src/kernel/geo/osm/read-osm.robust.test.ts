import assert from "node:assert/strict";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { gzipSync } from "node:zlib";
import fc from "fast-check";
import { OsmFileError } from "./read-osm.ts";
import { readAll, readContent } from "./testing/read-all.ts";
import { blobBytes, blockBytes, headerBytes, pbfBytes } from "./testing/write-pbf.ts";

const codeOf = (read: Promise<unknown>) =>
  read.then(
    () => "read",
    (error) => {
      assert.ok(error instanceof OsmFileError, `${error}`);
      assert.match(error.message, /^[A-Z].*\.$/);
      return error.code;
    },
  );

const nodes = Array.from({ length: 20 }, (_, i) => ({
  id: i + 1,
  lat: 51 + i / 100,
  lon: 6.5,
  tags: { shop: "x" },
}));
const ways = [{ id: 7, refs: [1, 2, 3, 1], tags: { building: "yes", name: "Haus" } }];
const members = [{ type: "way" as const, ref: 7, role: "outer" }];
const relations = [{ id: 3, members, tags: { type: "multipolygon", shop: "y" } }];
const blocks = [{ nodes }, { ways }, { relations }];
const pbf = pbfBytes(blocks);
const elements = [
  ...nodes.map((node) => ({ type: "node", ...node })),
  { type: "way", id: 7, nodes: [1, 2, 3, 1], tags: { building: "yes" } },
  { type: "relation", id: 3, members, tags: { type: "multipolygon" } },
];
const overpass = Buffer.from(JSON.stringify({ version: 0.6, elements }, null, 1));
const features = nodes.map(({ id, lat, lon, tags }) => ({
  type: "Feature",
  id: `n${id}`,
  properties: tags,
  geometry: { type: "Point", coordinates: [lon, lat] },
}));
const geojson = Buffer.from(JSON.stringify({ type: "FeatureCollection", features }));
const geojsonl = Buffer.from(features.map((feature) => JSON.stringify(feature)).join("\n"));

test("a file that cannot be read is refused in one sentence", async (t) => {
  const folder = await mkdtemp(join(tmpdir(), "osm-"));
  t.after(() => rm(folder, { recursive: true }));
  assert.equal(await codeOf(readAll(folder)), "not-a-file");
  assert.equal(await codeOf(readAll(join(folder, "none"))), "not-found");
  assert.equal(await codeOf(readAll("/dev/null")), "not-a-file");
  const refused: [string | Uint8Array, string][] = [
    ["", "empty"],
    [" \n", "empty"],
    [gzipSync(""), "empty"],
    ["hello", "unknown-format"],
    ['{"hello": 1', "unknown-format"],
    ['{"hello": 1}', "unknown-format"],
    ['{"hello": 1}\n{"type": "person"}', "unknown-format"],
    ["{}", "unknown-format"],
    [gzipSync("[1, 2]"), "unknown-format"],
    [`[{"hello": "${"x".repeat(300_000)}"}]`, "unknown-format"],
    ['{"elements": {"type": "none"}}', "unknown-format"],
    ['{"type": "FeatureCollection"}', "broken"],
    [Buffer.from([0, 1, 2, 3, 255, 254, 253]), "unknown-format"],
    ['<?xml version="1.0"?><osm/>', "unsupported"],
    ["BZh91AY", "unsupported"],
    ["PK\x03\x04", "unsupported"],
    [Buffer.concat([headerBytes(["OsmSchema-V0.6", "Sorcery"])]), "unsupported"],
    [gzipSync(geojsonl).subarray(0, 150), "truncated"],
    [pbf.subarray(0, pbf.length - 3), "truncated"],
    [gzipSync(pbf).subarray(0, 200), "truncated"],
    [geojson.subarray(0, geojson.length - 30), "truncated"],
    [Buffer.concat([headerBytes(), Buffer.from([255, 255, 255, 255, 0])]), "broken"],
    [Buffer.concat([gzipSync(geojsonl).subarray(0, 60), Buffer.alloc(200, 7)]), "broken"],
  ];
  for (const [content, code] of refused)
    assert.equal(
      await codeOf(readContent(content)),
      code,
      Buffer.from(content).subarray(0, 20).toString("latin1"),
    );
});

test("a file with nothing in it is no fault", async () => {
  for (const content of [
    '{"type":"FeatureCollection","features":[]}',
    '{"version":0.6,"elements":[]}',
    "[]",
    pbfBytes([]),
  ])
    assert.deepEqual(await readContent(content), { things: new Map(), rejected: [], outside: 0 });
});

test("a damaged block is told, the others are read", async () => {
  const bad = blobBytes("OSMData", Buffer.from("not a block"), true);
  const unpackable = blobBytes("OSMData", blockBytes({ nodes }));
  unpackable.fill(0xaa, unpackable.length - 40);
  const content = Buffer.concat([headerBytes(), bad, pbf.subarray(headerBytes().length), unpackable]);
  const { things, rejected } = await readContent(content);
  assert.equal(things.size, 22);
  assert.deepEqual(
    rejected.map(({ id, reason }) => `${id} ${reason}`),
    ["block/1 broken-block", "block/5 broken-block"],
  );
});

test("a small blob cannot blow up into gigabytes", async () => {
  const bomb = blobBytes("OSMData", Buffer.alloc(40 * 1024 * 1024));
  const { rejected } = await readContent(Buffer.concat([headerBytes(), bomb]));
  assert.equal(rejected[0]?.reason, "broken-block");
});

/** Writes other bytes over some places, cuts pieces out, and puts pieces in. */
const damage = fc.array(
  fc.record({
    at: fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }),
    cut: fc.nat({ max: 3 }),
    put: fc.uint8Array({ maxLength: 4 }),
  }),
  { minLength: 1, maxLength: 6 },
);

const sources = {
  "raw PBF": pbfBytes(blocks, true),
  "deflated PBF": pbf,
  "Overpass JSON": overpass,
  "GeoJSON collection": geojson,
  "GeoJSON lines": geojsonl,
  "gzipped GeoJSON lines": gzipSync(geojsonl),
};

for (const [name, original] of Object.entries(sources))
  test(`${name} with damaged bytes is read or refused, and never hangs`, async () => {
    await fc.assert(
      fc.asyncProperty(damage, async (wounds) => {
        let bytes = Buffer.from(original);
        for (const { at, cut, put } of wounds) {
          const place = Math.floor(at * bytes.length);
          bytes = Buffer.concat([bytes.subarray(0, place), put, bytes.subarray(place + cut)]);
        }
        await codeOf(readContent(bytes));
      }),
      { numRuns: 120, timeout: 20_000, endOnFailure: true },
    );
  });

test("the inside of a block may hold anything at all", async () => {
  const inside = blockBytes({ nodes, ways, relations });
  const places = fc.array(fc.tuple(fc.nat({ max: inside.length - 1 }), fc.nat({ max: 255 })), {
    minLength: 1,
    maxLength: 8,
  });
  await fc.assert(
    fc.asyncProperty(places, async (changes) => {
      const bytes = Buffer.from(inside);
      for (const [at, value] of changes) bytes[at] = value;
      assert.equal(
        await codeOf(readContent(Buffer.concat([headerBytes(), blobBytes("OSMData", bytes, true)]))),
        "read",
      );
    }),
    { numRuns: 150, timeout: 20_000, endOnFailure: true },
  );
});
