import assert from "node:assert/strict";
import { describe, it } from "node:test";
import * as fc from "fast-check";
import { check, property } from "fast-check";
import { anyCharacter } from "../../../../kernel/i18n/testing/any-character.ts";
import { csvLines } from "./to-csv.ts";

/** A reader of RFC 4180 of its own, so that writer and reader share no fault. */
function readCsv(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let at = 0;
  while (at < text.length) {
    let cell = "";
    if (text[at] === '"') {
      for (at++; ; at++) {
        if (text[at] === '"' && text[at + 1] === '"') at++;
        else if (text[at] === '"') break;
        cell += text[at];
      }
      at++;
    } else while (at < text.length && text[at] !== "," && text[at] !== "\r") cell += text[at++];
    row.push(cell);
    if (text[at] === ",") {
      at++;
      continue;
    }
    assert.equal(text.slice(at, at + 2), "\r\n");
    at += 2;
    rows.push(row);
    row = [];
  }
  return rows;
}

const dangerous = /^[=+\-@\t\r]/;
const hostile = fc.oneof(
  fc.string({ unit: anyCharacter, maxLength: 30 }),
  fc
    .tuple(fc.constantFrom("=", "+", "-", "@", "\t", "\r", "\n", '"', "'", ",", ";"), fc.string())
    .map((parts) => parts.join("")),
);

describe("csvLines", () => {
  it("never lets a spreadsheet run a text, and gives every other text back as it was", () => {
    const result = check(
      property(fc.array(fc.tuple(hostile, hostile, hostile), { minLength: 1, maxLength: 5 }), (rows) => {
        const read = readCsv(csvLines(rows));
        assert.equal(read.length, rows.length);
        for (const [index, row] of rows.entries()) {
          for (const [column, text] of row.entries()) {
            const cell = read[index]?.[column] ?? "";
            assert.ok(!dangerous.test(cell), JSON.stringify(cell));
            assert.ok(cell === text || cell === `'${text}`, JSON.stringify([cell, text]));
            if (dangerous.test(text)) assert.equal(cell, `'${text}`);
          }
        }
      }),
      { numRuns: 500 },
    );
    assert.ok(!result.failed, result.errorInstance instanceof Error ? result.errorInstance.message : "");
  });

  it("neutralises telephone numbers and leaves numbers as they are", () => {
    assert.equal(csvLines([["+49203123456", -123.1, 0, null, ""]]), "'+49203123456,-123.1,0,,\r\n");
  });

  it("quotes what would break a line", () => {
    assert.equal(csvLines([['a"b', "c,d", "e\nf"]]), '"a""b","c,d","e\nf"\r\n');
  });
});
