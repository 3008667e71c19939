// SPDX-License-Identifier: EUPL-1.2
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import * as fc from "fast-check";
import { blankLines, sheetsOf } from "./sheets.ts";
import { mondayOf, weekAsked } from "./week-asked.ts";

const now = new Date("2026-11-26T10:00:00Z");

describe("the week that somebody asks for", () => {
  it("begins on its Monday, whichever of its days is named", () => {
    for (const day of ["2026-11-30", "2026-12-03", "2026-12-06"])
      assert.equal(weekAsked(day, now), "2026-11-30");
    for (const none of [null, ""]) assert.equal(weekAsked(none, now), "2026-11-23");
    assert.equal(mondayOf("2026-03-29"), "2026-03-23", "a Sunday on which the clocks change");
  });

  it("is none that does not exist or is far away", () => {
    for (const day of ["2026-02-30", "2026-2-1", "heute", "2027-12-31", "2026-09-20"])
      assert.equal(weekAsked(day, now), undefined, day);
    fc.assert(
      fc.property(fc.string(), (text) => {
        const monday = weekAsked(text, now);
        assert.ok(monday === undefined || /^\d{4}-\d{2}-\d{2}$/.test(monday));
      }),
    );
  });
});

describe("a list to be signed", () => {
  it("has lines for five who come without a sign-up, and fills its sheets", () => {
    fc.assert(
      fc.property(fc.nat({ max: 300 }), (names) => {
        const all = names + blankLines(names);
        assert.ok(blankLines(names) >= (all === 12 ? 3 : 5));
        assert.ok(all === 12 || (all - 28) % 16 === 0, `${all}`);
        assert.ok(blankLines(names) < 5 + 21, `${names}: ${blankLines(names)}`);
      }),
    );
  });

  it("is one sheet for a usual group: nobody prints a second one for two lines", () => {
    assert.deepEqual([0, 8, 9, 10].map(blankLines), [12, 4, 3, 18]);
  });

  it("has all dates in their order, on sheets with room for signatures", () => {
    fc.assert(
      fc.property(fc.array(fc.nat(), { maxLength: 60 }), (dates) => {
        const sheets = sheetsOf(dates);
        assert.deepEqual(sheets.flat(), dates);
        for (const sheet of sheets) assert.ok(sheet.length > 0 && sheet.length <= 10);
      }),
    );
  });
});
