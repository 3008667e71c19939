// SPDX-License-Identifier: EUPL-1.2
import assert from "node:assert/strict";
import { test } from "node:test";
import { freeDays } from "./free-days.ts";

test("the free days of North Rhine-Westphalia, as its ministry for schools publishes them", () => {
  const { schoolHolidays, publicHoliday, schoolHolidaysKnownUntil } = freeDays(
    "NW",
    "2026-07-01",
    "2027-01-31",
  );
  assert.deepEqual(schoolHolidays, [
    { from: "2026-07-20", to: "2026-09-01", name: "Sommerferien" },
    { from: "2026-10-17", to: "2026-10-31", name: "Herbstferien" },
    { from: "2026-12-23", to: "2027-01-06", name: "Weihnachtsferien" },
  ]);
  assert.equal(schoolHolidaysKnownUntil, "2027-01-31");
  assert.equal(publicHoliday("2026-11-01"), "Allerheiligen");
  assert.equal(publicHoliday("2026-11-02"), undefined);
});

test("what nobody has decided yet is said", () => {
  const { schoolHolidaysKnownUntil } = freeDays("NW", "2029-01-01", "2039-12-31");
  assert.ok(
    schoolHolidaysKnownUntil > "2029-12-31" && schoolHolidaysKnownUntil < "2039-12-31",
    schoolHolidaysKnownUntil,
  );
});
