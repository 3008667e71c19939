// SPDX-License-Identifier: EUPL-1.2
import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { anyCharacter } from "../../i18n/testing/any-character.ts";
import { tableOf } from "../testing/table-of.ts";
import { writeWorkbook } from "./write-workbook.ts";

const columns = [
  { label: "Name", width: 20 },
  { label: "Stunden", width: 10 },
  { label: "Tag", width: 12 },
];

test("a workbook is read back as it was meant", async () => {
  const rows = [
    ["Ayşe & <b>", 1.5, { day: "2026-11-26" }],
    ["=HYPERLINK(1)", 0, { day: "2026-03-29", time: "18:30" }],
    ["_x0041_", -3, null],
  ] as const;
  const { cells, sheets } = await tableOf(
    await writeWorkbook([{ name: "Jahr [2026]", columns, rows }]),
    "xlsx",
  );
  assert.deepEqual(sheets, ["Jahr  2026"]);
  assert.deepEqual(cells[0], ["Name", "Stunden", "Tag"]);
  assert.deepEqual(cells[1]?.slice(0, 2), ["Ayşe & <b>", "1.5"]);
  assert.match(cells[1]?.[2] ?? "", /2026-11-26|26\.11\.2026/);
  assert.equal(cells[2]?.[0], "=HYPERLINK(1)");
  assert.match(cells[2]?.[2] ?? "", /18:30/);
});

test("whatever is typed stands in a cell as a text, and no cell holds a formula", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.string({ unit: anyCharacter, minLength: 1, maxLength: 40 }), {
        minLength: 1,
        maxLength: 5,
      }),
      async (texts) => {
        const file = await writeWorkbook([
          { name: "A", columns, rows: texts.map((text) => ["x", 1, null, text]) },
        ]);
        const { cells } = await tableOf(file, "xlsx");
        assert.equal(cells.length, texts.length + 1);
        for (const [index] of texts.entries()) assert.equal(cells[index + 1]?.[1], "1");
      },
    ),
    { numRuns: 60 },
  );
});
