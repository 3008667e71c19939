import assert from "node:assert/strict";
import { test } from "node:test";
import { readContent } from "../testing/read-all.ts";

const answer = (...elements: unknown[]) => JSON.stringify({ version: 0.6, elements }, null, 1);
const corners = [
  [51, 6],
  [51, 7],
  [52, 7],
  [51, 6],
].map(([lat, lon]) => ({ lat, lon }));

test("`out center` and `out bb` give a point", async () => {
  const { things, rejected } = await readContent(
    answer(
      { type: "way", id: 1, center: { lat: 51.4, lon: 6.7 }, nodes: [1, 2], tags: { shop: "yes" } },
      {
        type: "relation",
        id: 2,
        bounds: { minlat: 51, minlon: 6, maxlat: 52, maxlon: 7 },
        tags: { shop: "yes" },
      },
      { type: "way", id: 3, nodes: [1, 2], tags: { shop: "yes" } },
      { type: "way", id: 4, tags: { shop: "yes" } },
    ),
  );
  assert.deepEqual(things.get("way/1")?.geometry, { type: "Point", coordinates: [6.7, 51.4] });
  assert.deepEqual(things.get("relation/2")?.point, { lat: 51.5, lon: 6.5 });
  const told = rejected.map(({ id, reason }) => `${id} ${reason}`);
  assert.deepEqual(told, ["way/3 missing-nodes", "way/4 no-geometry"]);
});

test("`out geom` needs no nodes, nor do members of relations", async () => {
  const box = { west: 5, south: 50, east: 8, north: 53 };
  const members = [
    { type: "way", ref: 7, role: "outer", geometry: corners },
    { type: "node", ref: 8, role: "admin_centre", lat: 51.5, lon: 6.5 },
  ];
  const text = answer(
    { type: "way", id: 1, geometry: corners, nodes: [1, 2, 3, 1], tags: { building: "yes" } },
    { type: "way", id: 5, geometry: [corners[0], null, corners[2]], tags: { highway: "path" } },
    { type: "relation", id: 2, members, tags: { type: "boundary" } },
    {
      type: "relation",
      id: 3,
      members: [{ type: "way", ref: 1, role: "outer" }],
      tags: { type: "multipolygon" },
    },
  );
  for (const options of [{}, { box }]) {
    const { things, rejected } = await readContent(text, options);
    for (const id of ["way/1", "relation/2", "relation/3"])
      assert.equal(things.get(id)?.geometry.type, "Polygon", id);
    assert.deepEqual(
      rejected.map(({ id, reason, whole }) => [id, reason, whole]),
      [["way/5", "missing-nodes", false]],
    );
  }
});

test("wrong elements are told by id, the others are read", async () => {
  const { things, rejected } = await readContent(
    answer(
      { type: "node", id: 1, lat: 51, lon: 6, tags: { a: "1", n: 5, deep: { x: 1 } } },
      { type: "node", id: 2, lat: "51", lon: 6, tags: { a: "1" } },
      { type: "node", id: 3, lat: 51, lon: 406, tags: { a: "1" } },
      { type: "count", id: 0, tags: {} },
      { type: "node", lat: 51, lon: 6, tags: { a: "1" } },
      null,
      { type: "node", id: 6, lat: 51, lon: 6, tags: { a: "nul\0", b: "ok" } },
    ),
  );
  assert.deepEqual([...things.keys()], ["node/1", "node/6"]);
  assert.deepEqual(things.get("node/1")?.tags, { a: "1", n: "5" });
  assert.deepEqual(things.get("node/6")?.tags, { b: "ok" });
  assert.deepEqual(
    rejected.map(({ id, field, reason }) => `${id} ${field} ${reason}`),
    [
      "node/1 deep nested-value",
      "node/2 geometry bad-coordinates",
      "node/3 geometry bad-coordinates",
      "element/4 element not-a-feature",
      "element/5 id no-id",
      "element/6 element not-a-feature",
      "node/6 a bad-text",
    ],
  );
});

test("version and time are kept", async () => {
  const node = {
    type: "node",
    id: 1,
    lat: 51,
    lon: 6,
    tags: { a: "b" },
    version: 3,
    timestamp: "2024-05-06T07:08:09Z",
  };
  const { things } = await readContent(answer(node));
  assert.equal(things.get("node/1")?.version, 3);
  assert.equal(things.get("node/1")?.timestamp, "2024-05-06T07:08:09.000Z");
});
