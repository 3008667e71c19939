// SPDX-License-Identifier: EUPL-1.2
import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { wallOf } from "../../../../kernel/clock/berlin.ts";
import { endOf, listParameters, queryOf, readQuestion } from "./question.ts";

test("today, this week and this month end when people say they do", () => {
  const now = new Date("2026-11-26T13:00:00Z"); // a Thursday
  const ends = (["heute", "woche", "monat"] as const).map((period) => wallOf(endOf(period, now) ?? now));
  assert.deepEqual(ends, [
    { day: "2026-11-27", time: "00:00" },
    { day: "2026-11-30", time: "00:00" },
    { day: "2026-12-01", time: "00:00" },
  ]);
  assert.equal(endOf(undefined, now), null);
  assert.equal(wallOf(endOf("woche", new Date("2026-11-29T22:59:00Z")) ?? now).day, "2026-11-30");
});

test("what was read is written as it was read, and foreign values fall away", () => {
  const value = fc.constantFrom(
    "heute",
    "monat",
    "sewing",
    "tr",
    "women",
    "hochfeld",
    "ja",
    "abends",
    "2",
    "0",
    "'",
    "",
  );
  fc.assert(
    fc.property(fc.dictionary(fc.constantFrom(...listParameters), value), (given) => {
      const read = readQuestion(new URLSearchParams(given), ["hochfeld"]);
      assert.deepEqual(readQuestion(new URLSearchParams(queryOf(read)), ["hochfeld"]), read);
    }),
  );
  assert.equal(queryOf(readQuestion(new URLSearchParams("art=nope&seite=-1&sprache=tr"), [])), "sprache=tr");
});
