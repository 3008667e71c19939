import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { test } from "node:test";
import { gzipSync } from "node:zlib";
import fc from "fast-check";
import { limits, TableFileError } from "../table-file.ts";
import { tableOf } from "../testing/table-of.ts";
import { openArchive } from "../xlsx/zip.ts";

const data = process.env.TEST_DATA ?? "../shared/data";

/** Text in Windows-1252, as far as Latin-1 goes. */
const windows = (text: string) => Buffer.from(text, "latin1");
const table = "Name;Straße;Ort\nBäcker Müller;Weißstraße 1;Köln\nCafé Öz;Große Gasse 2;Düren\n";
const expected = [
  ["Name", "Straße", "Ort"],
  ["Bäcker Müller", "Weißstraße 1", "Köln"],
  ["Café Öz", "Große Gasse 2", "Düren"],
];

test("encodings are told apart, also packed by gzip", async () => {
  const bigEndian = Buffer.from(`\ufeff${table}`, "utf16le").swap16();
  const mac = Buffer.from(
    [...table].map((letter) => {
      const codes: Record<string, number> = { ä: 0x8a, ö: 0x9a, ü: 0x9f, ß: 0xa7, é: 0x8e, Ö: 0x85 };
      return codes[letter] ?? letter.charCodeAt(0);
    }),
  );
  const dos = Buffer.from(
    [...table].map((letter) => {
      const codes: Record<string, number> = { ä: 0x84, ö: 0x94, ü: 0x81, ß: 0xe1, é: 0x82, Ö: 0x99 };
      return codes[letter] ?? letter.charCodeAt(0);
    }),
  );
  for (const [content, encoding] of [
    [dos, "cp850"],
    [Buffer.from(table), "utf-8"],
    [Buffer.from(`\ufeff${table}`), "utf-8"],
    [windows(table), "windows-1252"],
    [Buffer.from(`\ufeff${table}`, "utf16le"), "utf-16le"],
    [Buffer.from(table, "utf16le"), "utf-16le"],
    [bigEndian, "utf-16be"],
    [mac, "macintosh"],
    [gzipSync(Buffer.from(table)), "utf-8"],
  ] as const) {
    const { cells, writing } = await tableOf(content);
    assert.deepEqual(cells, expected, encoding);
    assert.equal(writing.encoding, encoding);
  }
});

test("a file glued together from two encodings is read line by line", async () => {
  const content = Buffer.concat([Buffer.from(table.repeat(3)), windows("Bäcker Süß;Ring 1;Köln\n")]);
  const { cells, writing } = await tableOf(content);
  assert.equal(writing.encoding, "mixed");
  assert.deepEqual(cells.at(-1), ["Bäcker Süß", "Ring 1", "Köln"]);
  assert.deepEqual(cells[1], expected[1]);
});

test("quotes of Windows are no umlauts of DOS", async () => {
  const bytes = Buffer.from(
    [..."Name;Ort\n„Anker“;Essen\n„Bar”;Essen\n"].map(
      (letter) => ({ "„": 0x84, "“": 0x93, "”": 0x94 })[letter] ?? letter.charCodeAt(0),
    ),
  );
  assert.equal((await tableOf(bytes)).writing.encoding, "windows-1252");
});

test("names from Turkish machines keep their letters", async () => {
  const codes: Record<string, number> = { ğ: 0xf0, ı: 0xfd, ş: 0xfe, İ: 0xdd, Ş: 0xde };
  const bytes = Buffer.from(
    [..."Name;Ort\nŞahin Fırını;Köln\nİpek;Düren\n"].map((letter) => codes[letter] ?? letter.charCodeAt(0)),
  );
  const { cells, writing } = await tableOf(bytes);
  assert.equal(writing.encoding, "windows-1254");
  assert.deepEqual(cells.slice(1), [
    ["Şahin Fırını", "Köln"],
    ["İpek", "Düren"],
  ]);
});

const cell = fc.oneof(
  fc.constantFrom("", "Müller", 'sagt "ja"', "a;b", "a,b", "Zeile 1\nZeile 2", "51,43", "'", "Straße 5\t"),
  fc.string({ maxLength: 12 }).map((text) => text.replace(/[\r\0\ufeff]/g, "")),
);

test("whatever is quoted by the rules comes back, with each delimiter", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(";", ",", "\t"),
      fc.array(fc.array(cell, { minLength: 3, maxLength: 3 }), { minLength: 1, maxLength: 6 }),
      async (delimiter, body) => {
        const rows = [["Name", "Straße", "Ort"], ...body];
        const text = rows
          .map((row) => row.map((one) => `"${one.replaceAll('"', '""')}"`).join(delimiter))
          .join("\r\n");
        const { rows: read, writing } = await tableOf(text);
        assert.equal(writing.delimiter, delimiter);
        const filled = rows.flatMap((row, index) =>
          row.some((one) => one.trim() !== "") ? [{ row, index }] : [],
        );
        assert.deepEqual(
          read.map((row) => row.number),
          filled.map(({ index }) => index + 1),
        );
        for (const [index, { row }] of filled.entries())
          for (const [column, value] of row.entries())
            if (value.trim() !== "") assert.equal(read[index]?.cells[column], value);
      },
    ),
    { numRuns: 60 },
  );
});

test("a quote that is never closed costs no row behind it", async () => {
  const rows = Array.from({ length: 300 }, (_, index) => `Laden ${index};Straße ${index};Duisburg`);
  rows[4] = '"Zum Anker;Hafen 4;Duisburg';
  rows[150] = 'Café "Zur Post";Ring 1;Duisburg';
  rows[200] = '"Zur ""Post""";Ring 2;Duisburg';
  rows[299] = '"Ende;Ring 3;Duisburg';
  const { cells } = await tableOf(`Name;Straße;Ort\n${rows.join("\n")}`);
  assert.equal(cells.length, 301);
  assert.deepEqual(cells[5], ["Zum Anker", "Hafen 4", "Duisburg"]);
  assert.deepEqual(cells[151], ['Café "Zur Post"', "Ring 1", "Duisburg"]);
  assert.deepEqual(cells[201], ['Zur "Post"', "Ring 2", "Duisburg"]);
  assert.deepEqual(cells[300], ["Ende", "Ring 3", "Duisburg"]);
});

test("rows of other lengths, a line for Excel, decimal commas, old line ends", async () => {
  assert.deepEqual((await tableOf("sep=,\nName,lat\nA,1\n")).cells, [
    ["Name", "lat"],
    ["A", "1"],
  ]);
  const ragged = await tableOf("Name;lat;lon\nA;51,43;6,76;zu viel\nB\n\n;;;\nC;51,4;6,7");
  assert.deepEqual(ragged.cells, [
    ["Name", "lat", "lon"],
    ["A", "51,43", "6,76", "zu viel"],
    ["B"],
    ["C", "51,4", "6,7"],
  ]);
  assert.deepEqual(
    ragged.rows.map((row) => row.number),
    [1, 2, 3, 6],
  );
  // Lines of nothing before the first row, within a cell and at the end.
  const gaps = await tableOf('\n\nName;Ort\r\n\r\n"A\n\nB";C\n\n\nD;E\n\n');
  assert.deepEqual(
    gaps.rows.map((row) => row.number),
    [3, 5, 8],
  );
  assert.deepEqual((await tableOf("Name;Ort\rA;B\rC;D")).cells, [
    ["Name", "Ort"],
    ["A", "B"],
    ["C", "D"],
  ]);
});

test("what is no table is refused in a sentence", async () => {
  for (const content of [
    "",
    " \n\n ",
    Buffer.from("PK\x03\x04"),
    Buffer.from("d0cf11e0a1b11ae1", "hex"),
    "x".repeat(6_000_000),
  ])
    await assert.rejects(tableOf(content), TableFileError);
  await assert.rejects(tableOf("a;b", "csv", { encoding: "klingon" }), /no encoding "klingon"/);
  await assert.rejects(tableOf("a;b", "xlsx"), /no \.xlsx workbook/);
});

test("the collection of awkward files reads as it should", async (t) => {
  const file = `${data}/robust/csv-spectrum.zip`;
  if (!existsSync(file)) return t.skip(`no test data: ${file}`);
  const zip = await openArchive(file);
  // Not location_coordinates: there the expected telephone number is not that of the table.
  const textOf = async (name: string) => {
    let text = "";
    for await (const piece of zip.text(name)) text += piece;
    return text;
  };
  for (const name of [
    "comma_in_quotes",
    "empty",
    "empty_crlf",
    "escaped_quotes",
    "json",
    "newlines",
    "newlines_crlf",
    "quotes_and_newlines",
    "simple",
    "simple_crlf",
    "utf8",
  ]) {
    const { cells } = await tableOf(await textOf(`csvs/${name}.csv`));
    const [head = [], ...rows] = cells;
    const objects = rows.map((row) =>
      Object.fromEntries(head.map((key, column) => [key, row[column] ?? ""])),
    );
    const wanted = (await textOf(`json/${name}.json`)).replaceAll("\\r\\n", "\\n");
    assert.deepEqual(objects, JSON.parse(wanted), name);
  }
  zip.close();
});

test("rows without end are no list, be they empty", async () => {
  await assert.rejects(
    tableOf(`a;b\n1;2\n${"\n".repeat(limits.rows)}`),
    (error) => error instanceof TableFileError && error.problem === "too-many-rows",
  );
});

test("delimiters without end are no row", async () => {
  await assert.rejects(
    tableOf(`a;b\n${";".repeat(5_000_000)}`),
    (error) => error instanceof TableFileError && error.problem === "row-too-long",
  );
});
