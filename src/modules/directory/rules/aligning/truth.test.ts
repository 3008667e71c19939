import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { describeColumns } from "./column-kind.ts";
import { correspond, isNameHeader } from "./correspond.ts";
import type { Table } from "./table.ts";
import { type Truth, truthInTable } from "./truth.ts";

const table = (name: string, header: string[], rows: string[][]): Table => ({ name, header, rows });
const numbered = (name: string, from: number) =>
  table(
    name,
    ["id", "name"],
    Array.from({ length: 9 }, (_, at) => [String(from + at), `${name} ${at}`]),
  );

function read(truth: Table, left: Table, right: Table): Truth {
  const found = truthInTable(truth, left, right);
  assert.ok(typeof found !== "string", String(found));
  return found;
}

describe("a truth in a file", () => {
  const [left, right] = [numbered("guide.csv", 1), numbered("chamber.csv", 1)];

  it("whose lists count their rows alike is told by its headers, whatever their order", () => {
    for (const header of [
      ["rtable_id", "ltable_id"],
      ["right", "left"],
      ["chamber_id", "guide_id"],
    ]) {
      const truth = table("truth.csv", header, [
        ["1", "9"],
        ["2", "8"],
        ["3", "7"],
      ]);
      assert.deepEqual([...read(truth, left, right).pairs], [8 * 9 + 0, 7 * 9 + 1, 6 * 9 + 2], header.join());
    }
  });

  it("that counts its own rows is not told by that", () => {
    const rows = Array.from({ length: 9 }, (_, at) => [
      String(at + 1),
      String(9 - at),
      String(((at * 2) % 9) + 1),
    ]);
    const truth = table("truth.csv", ["nr", "one", "other"], rows);
    assert.match(read(truth, left, right).how, /"one" and "other"/);
  });

  it("with ids of no row says how many there are", () => {
    const truth = table(
      "truth.csv",
      ["one", "other"],
      [
        ["1", "2"],
        ["2", "3"],
        ["77", "1"],
      ],
    );
    const found = read(truth, left, right);
    assert.equal(found.pairs.size, 2);
    assert.match(found.how, /1 of which name no rows/);
  });

  it("that is the list itself is told by its clusters, though amounts look like ids", () => {
    const rows = Array.from({ length: 60 }, (_, at) => [
      String(at),
      `site ${at}`,
      String((at % 5) * 10),
      `${at >> 1}`,
    ]);
    const list = table("sites.csv", ["Id", "Site name", "Places", "True Id"], rows);
    const found = read(list, list, list);
    assert.equal(found.pairs.size, 30);
    assert.match(found.how, /True Id/);
    const plain = table(
      "plain.csv",
      ["Id", "Site name", "Places"],
      rows.map((row) => row.slice(0, 3)),
    );
    assert.equal(read({ ...list, name: "truth.csv" }, plain, plain).pairs.size, 30);
  });

  it("without rows is refused", () => {
    assert.equal(truthInTable(table("truth.csv", ["one", "other"], []), left, right), "empty");
  });
});

describe("a header", () => {
  it("names things by a word of it, unless it names a part or something else", () => {
    for (const name of ["name", "Site name", "station_name", "Name der Einrichtung", "Titel"])
      assert.ok(isNameHeader(name), name);
    for (const name of ["first_name", "given name", "surname", "brand name", "street", "school type"])
      assert.ok(!isNameHeader(name), name);
  });
});

describe("columns", () => {
  it("meet where a list lost the zeros of its postcodes, and keeps words before its telephones", () => {
    const streets = ["Ringweg", "Hofgasse", "Seeufer", "Bergallee", "Talsteig", "Moorpfad"];
    const left = table(
      "a.csv",
      ["Name", "Strasse", "PLZ", "Telefon"],
      streets.map((street, at) => [
        `Laden ${street}`,
        `${street} ${at + 2}`,
        `${7140 + 137 * at}`,
        `0203 55501${at}`,
      ]),
    );
    const right = table(
      "b.csv",
      ["bez", "adresse", "kontakt"],
      streets.map((street, at) => [
        `Laden ${street}`,
        `${street} ${at + 2}, 0${7140 + 137 * at} Ort`,
        `${at % 2 ? "Tel.: " : ""}+49 203 55501${at}`,
      ]),
    );
    const found = correspond(
      { table: left, columns: describeColumns(left) },
      { table: right, columns: describeColumns(right) },
      { left: new Set(), right: new Set() },
    );
    assert.deepEqual(
      found.map(({ left: ours, right: theirs, kind }) => [ours, theirs, kind]),
      [
        [[0], [0], "text"],
        [[1, 2], [1], "text"],
        [[3], [2], "phone"],
      ],
    );
  });
});
