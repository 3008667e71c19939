import assert from "node:assert/strict";
import { test } from "node:test";
import { gzipSync } from "node:zlib";
import fc from "fast-check";
import { type ReadProgress, readOsm } from "../read-osm.ts";
import { readContent, withFile } from "../testing/read-all.ts";
import { pbfBytes, type TestBlock } from "../testing/write-pbf.ts";

const at = (id: number, lat: number, lon: number, tags?: Record<string, string>) =>
  tags ? { id, lat, lon, tags } : { id, lat, lon };

/** A bakery, a café in a building, a house with a courtyard in two outer ways, and a shop far away. */
const nodes = [
  at(1, 51.41, 6.75, { shop: "bakery", name: "Bäckerei" }),
  at(2, 51.411, 6.751),
  at(3, 51.411, 6.752),
  at(4, 51.412, 6.752),
  at(5, 51.412, 6.751),
  at(10, 51.42, 6.76),
  at(11, 51.42, 6.77),
  at(12, 51.43, 6.77),
  at(13, 51.43, 6.76),
  at(20, 51.424, 6.764),
  at(21, 51.424, 6.766),
  at(22, 51.426, 6.766),
  at(23, 51.426, 6.764),
  at(30, 53.5, 10, { shop: "fish" }),
  at(31, 60, 6.75),
];
const ways = [
  { id: 100, refs: [2, 3, 4, 5, 2], tags: { building: "yes", amenity: "cafe" } },
  { id: 101, refs: [10, 11, 12] },
  { id: 102, refs: [10, 13, 12] },
  { id: 103, refs: [20, 21, 22, 23, 20] },
  { id: 104, refs: [2, 31], tags: { highway: "residential" } },
];
const members = [
  { type: "way" as const, ref: 103, role: "inner" },
  { type: "way" as const, ref: 101, role: "outer" },
  { type: "way" as const, ref: 102, role: "outer" },
];
const relations = [{ id: 500, members, tags: { type: "multipolygon", shop: "mall" } }];

const box = { west: 6.7, south: 51.4, east: 6.8, north: 51.5 };

function overpass(blocks: TestBlock[]): string {
  const elements = blocks.flatMap((block) => [
    ...(block.nodes ?? []).map((node) => ({ type: "node", ...node })),
    ...(block.ways ?? []).map(({ refs, ...way }) => ({ type: "way", ...way, nodes: refs })),
    ...(block.relations ?? []).map((relation) => ({ type: "relation", ...relation })),
  ]);
  return JSON.stringify({ version: 0.6, generator: "Overpass API", elements });
}

const forms = {
  "deflated PBF": (blocks: TestBlock[]) => pbfBytes(blocks),
  "raw PBF": (blocks: TestBlock[]) => pbfBytes(blocks, true),
  "gzipped PBF": (blocks: TestBlock[]) => gzipSync(pbfBytes(blocks)),
  "Overpass JSON": overpass,
  "gzipped Overpass JSON": (blocks: TestBlock[]) => gzipSync(overpass(blocks)),
};

for (const [form, write] of Object.entries(forms))
  test(`${form}: nodes, ways and relations get their geometry`, async () => {
    const { things, rejected, outside } = await readContent(write([{ nodes }, { ways }, { relations }]), {
      box,
    });
    assert.deepEqual(rejected, []);
    assert.deepEqual([...things.keys()].sort(), ["node/1", "relation/500", "way/100", "way/104"]);
    assert.equal(outside, 1);
    assert.deepEqual(things.get("node/1")?.tags, { shop: "bakery", name: "Bäckerei" });
    assert.deepEqual(things.get("node/1")?.point, { lat: 51.41, lon: 6.75 });
    const cafe = things.get("way/100");
    assert.equal(cafe?.geometry.type, "Polygon");
    assert.ok(Math.abs((cafe?.point.lat ?? 0) - 51.4115) < 1e-9);
    const mall = things.get("relation/500")?.geometry;
    assert.ok(mall?.type === "Polygon" && mall.coordinates.length === 2 && mall.coordinates[0]?.length === 5);
    // The road is complete although its other end lies far outside the box.
    const road = things.get("way/104")?.geometry;
    assert.deepEqual(road, {
      type: "LineString",
      coordinates: [
        [6.751, 51.411],
        [6.75, 60],
      ],
    });
  });

test("the order of the elements does not matter, with and without a box", async () => {
  const single: TestBlock[] = [
    ...nodes.map((node) => ({ nodes: [node] })),
    ...ways.map((way) => ({ ways: [way] })),
    ...relations.map((relation) => ({ relations: [relation] })),
  ];
  const sorted = (things: Map<string, unknown>) => [...things.entries()].sort(([a], [b]) => (a < b ? -1 : 1));
  const expected = {
    inBox: await readContent(pbfBytes(single), { box }),
    all: await readContent(pbfBytes(single)),
  };
  assert.equal(expected.all.things.size, 5);
  await fc.assert(
    fc.asyncProperty(
      fc.shuffledSubarray(single, { minLength: single.length }),
      fc.boolean(),
      async (blocks, pbf) => {
        const content = pbf ? pbfBytes(blocks) : overpass(blocks);
        assert.deepEqual(sorted((await readContent(content, { box })).things), sorted(expected.inBox.things));
        assert.deepEqual(sorted((await readContent(content)).things), sorted(expected.all.things));
      },
    ),
    { numRuns: 12 },
  );
});

test("missing members and open rings are told, and what is there is kept", async () => {
  const lost = { id: 105, refs: [2, 3, 999], tags: { highway: "path" } };
  const gone = { id: 106, refs: [998, 999], tags: { highway: "path" } };
  const open = { id: 501, members: members.slice(1, 2), tags: { type: "boundary", name: "Open" } };
  const none = { id: 502, members: [{ type: "way" as const, ref: 9, role: "" }], tags: { type: "site" } };
  const { things, rejected } = await readContent(
    pbfBytes([{ nodes }, { ways: [...ways, lost, gone] }, { relations: [open, none] }]),
  );
  const told = rejected.map(({ id, reason, whole }) => `${id} ${reason} ${whole}`);
  assert.deepEqual(told.sort(), [
    "relation/501 unclosed-ring false",
    "relation/502 missing-members true",
    "way/105 missing-nodes false",
    "way/106 missing-nodes true",
  ]);
  assert.equal(things.get("relation/501")?.geometry.type, "LineString");
  assert.ok(things.has("way/105") && !things.has("way/106"));
});

test("a node beyond the earth and an id that comes twice are told", async () => {
  const odd = [at(1, 51.4, 6.7, { a: "b" }), at(1, 51.5, 6.7, { a: "c" }), at(2, 95, 6.7, { a: "d" })];
  const { things, rejected } = await readContent(pbfBytes([{ nodes: odd }]));
  assert.deepEqual(
    rejected.map(({ id, reason }) => [id, reason]),
    [
      ["node/1", "duplicate-id"],
      ["node/2", "bad-coordinates"],
    ],
  );
  assert.equal(things.get("node/1")?.tags.a, "b");
});

test("large ids and tags that are names of built-in things survive", async () => {
  const id = 12_345_678_901_234;
  const tags = { constructor: "x", toString: "y", "größe:m²": "ß", empty: "" };
  const { things } = await readContent(pbfBytes([{ nodes: [{ id, lat: -33.5, lon: -70.25, tags }] }]));
  assert.deepEqual(things.get(`node/${id}`)?.tags, tags);
  assert.deepEqual(things.get(`node/${id}`)?.point, { lat: -33.5, lon: -70.25 });
});

test("what comes out comes in batches of at most 500, and progress is told", async () => {
  const many = Array.from({ length: 3000 }, (_, i) => at(i + 1, 51 + i / 1e5, 6.7, { shop: "x" }));
  const phases = new Set<string>();
  let elements = 0;
  await withFile(pbfBytes([{ nodes: many }, { ways }, { relations }]), async (file) => {
    const sizes: number[] = [];
    const onProgress = (progress: ReadProgress) => {
      phases.add(progress.phase);
      assert.ok(progress.bytesRead <= progress.bytesTotal && progress.elements >= elements);
      elements = progress.elements;
    };
    for await (const events of readOsm(file, { wanted: () => true, onProgress })) sizes.push(events.length);
    assert.deepEqual(sizes.slice(0, 6), [500, 500, 500, 500, 500, 500]);
  });
  assert.deepEqual([...phases], ["positions", "ways", "missing", "shapes"]);
  assert.equal(elements, 3006);
});

for (const [form, write] of Object.entries(forms))
  test(`${form}: what lies nowhere is rejected, what lies elsewhere is not`, async () => {
    const shop = (id: number, ...refs: number[]) => ({ id, refs, tags: { shop: "bakery" } });
    const member = (type: "node" | "way" | "relation", ref: number) => [{ type, ref, role: "" }];
    const lost = { type: "site", shop: "mall" };
    const content = write([
      { nodes: [...nodes, at(32, 60, 6.76)] },
      {
        ways: [
          ...ways,
          shop(200, 31, 32),
          shop(201, 31, 998, 999),
          shop(202, 998, 999),
          shop(203, 999),
          shop(204),
          shop(205, 2, 999, 3),
          { id: 206, refs: [998, 999] },
        ],
      },
      {
        relations: [
          { id: 501, members: member("way", 999), tags: lost },
          { id: 502, members: [], tags: lost },
          { id: 503, members: member("way", 200), tags: lost },
          { id: 504, members: member("node", 31), tags: lost },
          { id: 505, members: member("relation", 999), tags: lost },
          { id: 506, members: member("node", 999), tags: lost },
        ],
      },
    ]);
    const { things, rejected, outside } = await readContent(content, {
      box,
      wanted: (tags) => "shop" in tags,
    });
    assert.deepEqual([...things.keys()].sort(), ["node/1", "way/205"]);
    assert.deepEqual(
      rejected.map(({ id, reason, whole }) => `${id} ${reason}${whole ? "" : " in part"}`).sort(),
      [
        "relation/501 missing-members",
        "relation/502 no-geometry",
        "relation/506 missing-members",
        "way/202 missing-nodes",
        "way/203 missing-nodes",
        "way/204 no-geometry",
        "way/205 missing-nodes in part",
      ],
    );
    assert.equal(outside, 1 + 2 + 3);
  });
