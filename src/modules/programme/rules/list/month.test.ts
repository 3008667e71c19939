// SPDX-License-Identifier: EUPL-1.2
import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { dayAfter, weekdayOf } from "../../../../kernel/clock/berlin.ts";
import { monthAfter, monthsBeside, readMonth, spanOfMonth, weeksOf } from "./month.ts";

const months = fc
  .record({ year: fc.integer({ min: 2020, max: 2080 }), month: fc.integer({ min: 1, max: 12 }) })
  .map(({ year, month }) => `${year}-${String(month).padStart(2, "0")}`);

test("each day of a month stands once, under its weekday", () => {
  fc.assert(
    fc.property(months, (month) => {
      const weeks = weeksOf(month);
      const days = weeks.flat().filter((day) => day !== null);
      assert.equal(days[0], `${month}-01`);
      for (const [index, day] of days.entries()) assert.equal(day, dayAfter(`${month}-01`, index));
      assert.equal(dayAfter(days.at(-1) ?? "", 1), `${monthAfter(month, 1)}-01`);
      for (const week of weeks) {
        assert.ok(week.length === 7 && week.some((day) => day !== null));
        for (const [index, day] of week.entries()) if (day) assert.equal(weekdayOf(day), index + 1);
      }
    }),
  );
});

test("a month lasts from its first midnight in Berlin to the next one's", () => {
  const { from, to } = spanOfMonth("2027-03");
  assert.deepEqual(
    [from.toISOString(), to.toISOString()],
    ["2027-02-28T23:00:00.000Z", "2027-03-31T22:00:00.000Z"],
  );
});

test("only months to come are shown, and the way goes no further", () => {
  const today = "2026-11-26";
  assert.deepEqual(
    ["2026-12", "2026-10", "2029-01", "2026-13", "x", null].map((text) => readMonth(text, today)),
    ["2026-12", ...Array.from({ length: 5 }, () => "2026-11")],
  );
  assert.deepEqual(monthsBeside("2026-11", today), { after: "2026-12" });
  assert.deepEqual(monthsBeside("2028-11", today), { before: "2028-10" });
});

test("whoever plans looks back as well", () => {
  const today = "2026-01-15";
  assert.deepEqual(
    ["2025-11", "2025-10", "2026-02"].map((text) => readMonth(text, today, 2)),
    ["2025-11", "2026-01", "2026-02"],
  );
  assert.deepEqual(monthsBeside("2025-11", today, 2), { after: "2025-12" });
  assert.deepEqual(monthsBeside("2025-12", today, 2), { before: "2025-11", after: "2026-01" });
});
