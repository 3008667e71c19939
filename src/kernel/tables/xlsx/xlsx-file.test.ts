import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { TableFileError } from "../table-file.ts";
import { tableOf } from "../testing/table-of.ts";
import { type TestCell, writeXlsx } from "../testing/write-xlsx.ts";
import { lookOf, serialDate } from "./number-format.ts";
import { writeZip } from "./write-zip.ts";

const sheet = (rows: TestCell[][], merges: string[] = []) => writeXlsx([{ name: "Liste", rows, merges }]);

test("texts and numbers come back as they are shown", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(
        fc.array(
          fc.oneof(
            fc
              .string({ minLength: 1, maxLength: 20 })
              .filter((text) => text.trim() !== "" && !/[\p{Cc}\ufffe\uffff]|_x/u.test(text)),
            fc.integer({ min: -1_000_000, max: 99_999_999_999 }),
            fc.integer({ min: 1, max: 9_999_999 }).map((value) => value / 1000),
          ),
          { minLength: 1, maxLength: 30 },
        ),
        { minLength: 1, maxLength: 5 },
      ),
      async (rows) => {
        const { cells } = await tableOf(sheet(rows), "xlsx");
        assert.deepEqual(
          cells,
          rows.map((row) => row.map(String)),
        );
      },
    ),
    { numRuns: 40 },
  );
});

test("dates, times, filled postcodes, formulas, inline texts, truth values and errors", async () => {
  const { cells } = await tableOf(
    sheet([
      [
        { xml: "<v>45352</v>", attributes: 's="1"' },
        { xml: "<v>1067</v>", attributes: 's="2"' },
        { xml: "<v>0.375</v>", attributes: 's="3"' },
        { xml: '<f>A1&amp;"x"</f><v>Müller</v>', attributes: 't="str"' },
        {
          xml: "<is><r><t>Bäcker</t></r><r><t>ei</t></r><rPh><t>lies</t></rPh></is>",
          attributes: 't="inlineStr"',
        },
        { xml: "<v>1</v>", attributes: 't="b"' },
        { xml: "<v>#REF!</v>", attributes: 't="e"' },
        { xml: "<v>4.9203123456E10</v>" },
        { xml: "<v>51.434566999999998</v>" },
        "Zeile_x000D_ zwei",
      ],
    ]),
    "xlsx",
  );
  assert.deepEqual(cells[0], [
    "2024-03-01",
    "01067",
    "09:00",
    "Müller",
    "Bäckerei",
    "true",
    "",
    "49203123456",
    "51.434567",
    "Zeile\r zwei",
  ]);
});

test("merged cells speak for all that they cover", async () => {
  const { cells } = await tableOf(
    sheet(
      [
        ["Firma", "Zeiten", null],
        [null, "Mo", "Sa"],
        ["A", "9-12", null],
      ],
      ["A1:A2", "B1:C1"],
    ),
    "xlsx",
  );
  assert.deepEqual(cells, [
    ["Firma", "Zeiten", "Zeiten"],
    ["Firma", "Mo", "Sa"],
    ["A", "9-12"],
  ]);
});

test("number formats", () => {
  const kinds = Object.fromEntries(
    ["dd.mm.yyyy", "[$-407]d. mmmm yyyy", "00000", "General", "0.00", '0" Uhr"', "#,##0", "[h]:mm", "@"].map(
      (code) => [code, lookOf(170, code).kind],
    ),
  );
  assert.deepEqual(kinds, {
    "dd.mm.yyyy": "date",
    "[$-407]d. mmmm yyyy": "date",
    "00000": "zeros",
    General: "plain",
    "0.00": "plain",
    '0" Uhr"': "plain",
    "#,##0": "plain",
    "[h]:mm": "date",
    "@": "plain",
  });
  assert.equal(serialDate(45352.75, false), "2024-03-01 18:00");
  assert.equal(serialDate(0.5, false), "12:00");
});

test("broken, foreign and hostile archives are refused in a sentence", async () => {
  const whole = writeXlsx([{ name: "L", rows: [["Name"], ["A"]] }]);
  const lines = "<row><c><v>1</v></c></row>".repeat(1_000_000);
  const bomb = writeZip({
    "xl/workbook.xml": '<workbook xmlns:r="r"><sheets><sheet name="a" r:id="x"/></sheets></workbook>',
    "xl/_rels/workbook.xml.rels":
      '<Relationships><Relationship Id="x" Type="a/worksheet" Target="s.xml"/></Relationships>',
    "xl/s.xml": `<worksheet><sheetData>${lines}</sheetData></worksheet>`,
  });
  const laughs = writeZip({
    "xl/workbook.xml":
      '<!DOCTYPE x [<!ENTITY a "haha"><!ENTITY b "&a;&a;">]><workbook><sheets><sheet name="&b;"/></sheets></workbook>',
  });
  for (const content of [
    whole.subarray(0, whole.length / 2),
    writeZip({ "liste.csv": "a;b" }),
    bomb,
    laughs,
    Buffer.from("PK\x03\x04 kein Archiv"),
  ])
    await assert.rejects(tableOf(content, "xlsx"), TableFileError);
});

const parts = (rows: string, target = "worksheets/sheet1.xml") => ({
  "_rels/.rels": `<Relationships><Relationship Id="a" Type="x/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
  "xl/workbook.xml": `<workbook xmlns:r="r"><sheets><sheet name="A" r:id="b"/></sheets></workbook>`,
  "xl/_rels/workbook.xml.rels": `<Relationships><Relationship Id="b" Type="x/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="c" Type="x/styles" Target="${target}"/></Relationships>`,
  "xl/worksheets/sheet1.xml": `<worksheet><sheetData>${rows}</sheetData></worksheet>`,
});
const cell = (text: string) => `<c t="inlineStr"><is><t>${text}</t></is></c>`;

test("elements within each other without end are refused before they fill the memory", async () => {
  await assert.rejects(
    tableOf(writeZip(parts("<a>".repeat(1_000_000))), "xlsx"),
    (error) => error instanceof TableFileError && error.problem === "damaged",
  );
});

test("a hundred thousand merges over the whole sheet do not stop the reading", async () => {
  const rows = Array.from({ length: 200 }, (_, at) => [`${at}`]);
  const { cells } = await tableOf(sheet(rows, new Array(20_000).fill("A1:ALL1048576")), "xlsx");
  assert.equal(cells.length, 200);
  assert.deepEqual(cells[199]?.slice(0, 2), ["199", "0"]);
});

test("numbers of rows that are none, relations to nowhere, and letters that no database keeps", async () => {
  const rows = ["NaN", "1e300", "-5", "0.5"].map(
    (at) => `<row r="${at}">${cell(`x_x0000__xD800_${at}`)}</row>`,
  );
  for (const target of ["http://[/%", "%E0%A4%A"]) {
    const { rows: read } = await tableOf(writeZip(parts(rows.join(""), target)), "xlsx");
    assert.deepEqual(
      read.map(({ number, cells }) => [number, cells[0]]),
      [
        [1, "x\ufffdNaN"],
        [2, "x\ufffd1e300"],
        [3, "x\ufffd-5"],
        [4, "x\ufffd0.5"],
      ],
    );
  }
});
