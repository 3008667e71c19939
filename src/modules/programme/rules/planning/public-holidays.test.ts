// SPDX-License-Identifier: EUPL-1.2
import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { dayAfter, weekdayOf } from "../berlin.ts";
import { easterOf, publicHoliday } from "./public-holidays.ts";

test("Easter is a Sunday between 22 March and 25 April, and where the calendars have it", () => {
  assert.deepEqual([2024, 2025, 2026, 2027, 2038].map(easterOf), [
    "2024-03-31",
    "2025-04-20",
    "2026-04-05",
    "2027-03-28",
    "2038-04-25",
  ]);
  fc.assert(
    fc.property(fc.integer({ min: 1900, max: 2400 }), (year) => {
      const day = easterOf(year);
      assert.equal(weekdayOf(day), 7);
      assert.ok(day >= `${year}-03-22` && day <= `${year}-04-25`, day);
    }),
  );
});

test("the states have their own", () => {
  const inYear = (state: string) =>
    Array.from({ length: 365 }, (_, index) => dayAfter("2026-01-01", index)).filter((day) =>
      publicHoliday(day, state),
    );
  assert.equal(inYear("NW").length, 11);
  assert.equal(inYear("SN").length, 11);
  assert.equal(inYear("BE").length, 10);
  assert.equal(publicHoliday("2026-06-04", "NW"), "Fronleichnam");
  assert.equal(publicHoliday("2026-06-04", "BE"), undefined);
  assert.equal(publicHoliday("2026-11-18", "SN"), "Buß- und Bettag");
  assert.equal(publicHoliday("2023-11-22", "SN"), "Buß- und Bettag");
});
