import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { describeColumns } from "../aligning/column-kind.ts";
import { correspondWithItself } from "../aligning/correspond.ts";
import { sameFrom } from "./bands.ts";
import { matchTables } from "./match-tables.ts";

/** The pairs of rows of one list that are taken for the same, the lower row first. */
function duplicates(header: string[], rows: string[][]): string[] {
  const table = { name: "list.csv", header, rows };
  const { pairs } = matchTables(correspondWithItself(describeColumns(table), new Set()), table, table);
  return pairs
    .filter(({ score }) => score >= sameFrom)
    .map(({ left, right }) => `${Math.min(left, right)} ${Math.max(left, right)}`)
    .sort();
}

const header = ["Name", "Straße", "PLZ", "Ort", "Telefon"];
const kiosk = ["Kiosk Anker", "Weseler Str. 12", "47169", "Duisburg", "0203 555130"];
const salon = ["Salon Birke", "Ringstr. 3", "47053", "Duisburg", "0203 555177"];
const bakery = ["Bäckerei Dorn", "Am Markt 7", "47051", "Duisburg", "0203 555142"];

const pairsAmong = (rows: number[]): string[] =>
  rows.flatMap((row, at) => rows.slice(at + 1).map((other) => `${row} ${other}`));

describe("copies of a row", () => {
  it("are duplicates, however many there are and whatever else the list holds", () => {
    const kinds = [kiosk, salon, bakery];
    const counts = fc.tuple(fc.integer({ min: 2, max: 12 }), fc.nat(12), fc.nat(12));
    fc.assert(
      fc.property(counts, (many) => {
        const rows = many.flatMap((count, at) => Array.from({ length: count }, () => kinds[at] ?? []));
        const wanted = many.flatMap((count, at) => {
          const from = many.slice(0, at).reduce((sum, before) => sum + before, 0);
          return pairsAmong(Array.from({ length: count }, (_, index) => from + index));
        });
        assert.deepEqual(duplicates(header, rows), wanted.sort());
      }),
      { numRuns: 25 },
    );
  });

  it("are so with numbers of their own, in other letters, and with empty columns", () => {
    const rows = Array.from({ length: 9 }, (_, at) => [
      String(at + 1),
      at % 2 === 0 ? "Kiosk Anker" : "KIOSK ANKER",
      "Weseler Str. 12",
      "47169",
      at % 3 === 0 ? "0203 555130" : "0203/555130",
      "",
    ]);
    const found = duplicates(["Nr.", "Name", "Straße", "PLZ", "Telefon", "Mail"], rows);
    assert.deepEqual(found, pairsAmong(rows.map((_, at) => at)).sort());
  });

  it("are none where nothing has a name", () => {
    const rows = Array.from({ length: 12 }, (_, at) => [
      at % 2 ? "47169" : "47053",
      at % 3 ? "56101" : "96021",
    ]);
    assert.deepEqual(duplicates(["PLZ", "Branche"], rows), []);
  });

  it("are none where one of them says what the other does not, and it is nothing rare that they share", () => {
    const rows = Array.from({ length: 12 }, (_, at) => ["Kiosk", "Duisburg", at < 6 ? "0203 555130" : ""]);
    const found = duplicates(["Name", "Ort", "Telefon"], rows);
    assert.deepEqual(found, [...pairsAmong([0, 1, 2, 3, 4, 5]), ...pairsAmong([6, 7, 8, 9, 10, 11])].sort());
  });
});
