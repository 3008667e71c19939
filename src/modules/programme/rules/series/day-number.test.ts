import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { dateOfNumber, dayNumber, dayOfNumber, daysInMonth, numberOfDate, weekdayOf } from "./day-number.ts";

test("days and their numbers are those of the calendar", () => {
  assert.equal(weekdayOf(dayNumber("2026-11-23")), 0);
  fc.assert(
    fc.property(fc.integer({ min: -400_000, max: 3_000_000 }), (number) => {
      const date = new Date(number * 86_400_000);
      const { year, month, day } = dateOfNumber(number);
      assert.deepEqual(
        [year, month, day],
        [date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate()],
      );
      assert.equal(numberOfDate(year, month, day), number);
      assert.equal(weekdayOf(number), (date.getUTCDay() + 6) % 7);
      assert.equal(daysInMonth(year, month), new Date(Date.UTC(year, month, 0)).getUTCDate());
      if (year >= 1000 && year <= 9999) assert.equal(dayNumber(dayOfNumber(number)), number);
    }),
    { numRuns: 1000 },
  );
});
