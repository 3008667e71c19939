import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { isNameHeader } from "./correspond.ts";
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
