import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { TableFileError } from "../table-file.ts";
import { tableOf } from "../testing/table-of.ts";

const rows = [
  { name: 'Café "Öz"', tags: ["a", "b"], address: { street: "Ring", no: 1 }, open: true },
  { name: "B [1] {2}", extra: null },
];
const expected = [
  ["name", "tags", "address.street", "address.no", "open", "extra"],
  ['Café "Öz"', "a; b", "Ring", "1", "true", ""],
  ["B [1] {2}", "", "", "", "", ""],
];

test("a list, a list under a key, and one object per line are the same", async () => {
  for (const text of [
    JSON.stringify(rows),
    JSON.stringify(rows, null, 2),
    `\ufeff${JSON.stringify({ meta: { count: 2, licences: [{ id: 1 }] }, data: { items: rows } })}`,
    JSON.stringify({ total: 2, items: rows, other: [{ a: 1 }] }),
    rows.map((row) => JSON.stringify(row)).join("\n"),
  ]) {
    const { cells, rows: read } = await tableOf(text, "json");
    assert.deepEqual(cells, expected, text);
    assert.deepEqual(
      read.map((row) => row.number),
      [0, 1, 2],
    );
  }
});

test("GeoJSON gives its properties and its place, as a collection or line by line", async () => {
  const feature = (name: string) => ({
    type: "Feature",
    id: 7,
    properties: { name },
    geometry: { type: "Point", coordinates: [6.76, 51.43] },
  });
  for (const text of [
    JSON.stringify({ type: "FeatureCollection", features: [feature("A"), feature("B")] }),
    `${JSON.stringify(feature("A"))}\n${JSON.stringify(feature("B"))}\n`,
  ])
    assert.deepEqual((await tableOf(text, "json")).cells, [
      ["id", "name", "geometry.lat", "geometry.lon"],
      ["7", "A", "51.43", "6.76"],
      ["7", "B", "51.43", "6.76"],
    ]);
});

test("any flat objects come back, however they are cut into pieces", async () => {
  const value = fc.oneof(fc.string(), fc.integer(), fc.boolean());
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.record({ a: value, 'b"{[': value }), { minLength: 1, maxLength: 8 }),
      async (list) => {
        const { cells } = await tableOf(JSON.stringify(list), "json");
        assert.deepEqual(
          cells.slice(1),
          list.map((row) => Object.values(row).map((one) => String(one).replaceAll("\0", ""))),
        );
      },
    ),
    { numRuns: 60 },
  );
});

test("one broken element does not cost the others; a file that ends too early is refused", async () => {
  const { rows: read } = await tableOf('[{"name":"A"},{"name":},{"name":"C"}]', "json");
  assert.deepEqual(read.slice(1), [
    { number: 1, cells: ["A"] },
    { number: 2, cells: [], broken: true },
    { number: 3, cells: ["C"] },
  ]);
  for (const text of ['[{"name":"A"},{"na', "[1,2,3]", "keine Liste", '"nur Text"'])
    await assert.rejects(tableOf(text, "json"), TableFileError, text);
});

test("a broken line spoils no other, and what Python writes for nothing is nothing", async () => {
  const { rows: read } = await tableOf(
    '{"name":"A","n":NaN}\n{"name":"B", \n{"name":"C","n":None}\n',
    "json",
  );
  assert.deepEqual(
    read.slice(1).map(({ number, cells, broken }) => [number, broken ? "broken" : cells[0]]),
    [
      [1, "A"],
      [2, "broken"],
      [3, "C"],
    ],
  );
});

test("objects under keys of their own are a list, and their keys a column", async () => {
  const objects = { 17: { name: "A", town: "X" }, 18: { name: "B", town: "Y", more: [{ a: 1 }, { a: 2 }] } };
  for (const value of [objects, { shops: objects, count: 2 }]) {
    const { cells } = await tableOf(JSON.stringify(value), "json");
    assert.deepEqual(
      cells.map((row) => row.slice(0, 3)),
      [
        ["key", "name", "town"],
        ["17", "A", "X"],
        ["18", "B", "Y"],
      ],
    );
  }
  // Objects that have nothing in common are no list; the list among them is.
  const { cells } = await tableOf(
    JSON.stringify({ meta: { a: 1 }, data: { items: [{ name: "A" }] } }),
    "json",
  );
  assert.deepEqual(cells, [["name"], ["A"]]);
});

test("a feature without geometry still gives its properties", async () => {
  const { cells } = await tableOf(
    JSON.stringify({ type: "FeatureCollection", features: [{ type: "Feature", properties: { name: "A" } }] }),
    "json",
  );
  assert.deepEqual(cells, [["name"], ["A"]]);
});

const problemOf = (problem: string) => (error: unknown) =>
  error instanceof TableFileError && error.problem === problem;

test("brackets without end are refused before they fill the memory", async () => {
  for (const text of ["[".repeat(2_000_000), `[{"a":${"[".repeat(2_000_000)}`, '{"a":'.repeat(500_000)])
    await assert.rejects(tableOf(text, "json"), problemOf("no-list"));
});

test("a line within which too much stands spoils no other", async () => {
  const deep = `{"name":"B","a":${"[".repeat(5_000)}${"]".repeat(5_000)}}`;
  const { rows: read } = await tableOf(`{"name":"A"}\n{"name":"[["}\n${deep}\n{"name":"C"}`, "json");
  assert.deepEqual(
    read.slice(1).map(({ cells, broken }) => broken ?? cells[0]),
    ["A", "[[", true, "C"],
  );
});

test("a file of one long line is read in one pass", async () => {
  const one = { type: "Feature", properties: { name: "x".repeat(5_000_000) }, geometry: null };
  const { rows: read } = await tableOf(
    JSON.stringify({ type: "FeatureCollection", features: [one, { ...one, properties: { name: "B" } }] }),
    "json",
  );
  assert.deepEqual(
    read.map(({ cells }) => cells[0]?.length),
    [4, 32_767, 1],
  );
});

test("no cell holds what a database cannot keep", async () => {
  const cut = `${"x".repeat(32_766)}\u{1f33a}`;
  const { cells } = await tableOf(
    String.raw`[{"name":"A\ud800B\u0000C"},{"name":"${cut}"},{"a\u0000\udc00":"1"}]`,
    "json",
  );
  assert.deepEqual(cells[0], ["name", "a\ufffd"]);
  assert.equal(cells[1]?.[0], "A\ufffdBC");
  assert.equal(cells[2]?.[0], `${"x".repeat(32_766)}\ufffd`);
});
