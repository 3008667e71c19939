// SPDX-License-Identifier: EUPL-1.2
import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { columnLetter } from "../../../../kernel/tables/table-file.ts";
import { type Field, plainFields } from "./fields.ts";
import type { Layout } from "./guess-columns.ts";
import { mappingSchema } from "./mapping.ts";
import { layoutsInForm, mappingInForm, mostInForm, readHeadingRows } from "./mapping-form.ts";

const layout = (sheet: string, headings: string[], use = true): Layout => ({
  sheet,
  use,
  headingRows: [1],
  columns: headings.map((heading, index) => ({
    index,
    letter: columnLetter(index),
    heading,
    field: "ignore" as Field,
    confidence: 1,
    examples: [],
  })),
});

test("what the form says is what the mapping says, and every mapping is one that the command line takes", () => {
  const tables = fc.array(
    fc.record({
      headings: fc.array(fc.string({ maxLength: 20 }), { minLength: 1, maxLength: 8 }),
      use: fc.boolean(),
      fields: fc.array(fc.constantFrom(...plainFields), { minLength: 8, maxLength: 8 }),
    }),
    { minLength: 1, maxLength: 4 },
  );
  fc.assert(
    fc.property(tables, fc.boolean(), (given, isMoved) => {
      const layouts = given.map(({ headings }, index) => layout(`T${index}`, headings));
      const form = new URLSearchParams();
      for (const [index, { use, fields, headings }] of given.entries()) {
        form.set(`head-${index}`, isMoved ? "2" : "1");
        if (use) form.set(`use-${index}`, "1");
        for (const column of headings.keys()) form.set(`col-${index}-${column}`, fields[column] ?? "ignore");
      }
      const read = mappingInForm(form, layouts, undefined);
      assert.ok("mapping" in read);
      const { tables: said = [] } = mappingSchema.parse(JSON.parse(JSON.stringify(read.mapping)));
      assert.deepEqual(
        said.map(({ use, columns }) => [use, columns.map(({ field }) => field)]),
        given.map(({ use, fields, headings }) => [use, fields.slice(0, headings.length)]),
      );
      // With other heading rows the headings that were seen say nothing.
      if (isMoved)
        assert.ok(said.every(({ columns }) => columns.every(({ heading }) => heading === undefined)));
    }),
  );
});

test("what a form does not show stays as it was", () => {
  const known = { always: { city: "Duisburg" }, categories: { Kiosk: "shop/kiosk" } };
  const read = mappingInForm(new URLSearchParams(), [layout("A", ["Name"], false)], known);
  assert.ok("mapping" in read);
  assert.deepEqual(read.mapping.always, known.always);
  assert.deepEqual(read.mapping.categories, known.categories);
  assert.equal(read.mapping.tables?.[0]?.use, false);
});

test("words of trades are explained, left out, or left open again", () => {
  const form = new URLSearchParams({
    "word-0": "Büdchen",
    "means-0": "Kiosk (shop/kiosk)",
    "word-1": "Parkplatz",
    "none-1": "1",
    "word-2": "Laden",
    "means-2": "",
  });
  const read = mappingInForm(form, [], { categories: { Laden: "shop/bakery" } });
  assert.ok("mapping" in read);
  assert.deepEqual(read.mapping.categories, { Büdchen: "shop/kiosk", Parkplatz: null });
  form.set("means-2", "gibt es nicht");
  assert.deepEqual(mappingInForm(form, [], undefined), { wrong: "means-2" });
});

test("heading rows are one or two numbers, or none", () => {
  for (const [typed, rows] of [
    ["", []],
    ["1", [1]],
    ["3, 2", [2, 3]],
    ["1 und 2", undefined],
    ["1 2 3", undefined],
  ] as const)
    assert.deepEqual(readHeadingRows(typed), rows, typed);
});

test("a form holds no more columns than a form may have fields", () => {
  const wide = layout(
    "breit",
    Array.from({ length: 1000 }, (_, n) => `S${n}`),
    false,
  );
  const shown = layoutsInForm([wide, layout("Liste", ["Name", "Ort"])]);
  assert.deepEqual(
    shown.map(({ index }) => index),
    [1, 0],
    "what is read comes first",
  );
  assert.equal(
    shown.reduce((sum, { layout: { columns } }) => sum + columns.length, 0),
    mostInForm.columns,
  );
});
