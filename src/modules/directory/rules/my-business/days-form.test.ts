import assert from "node:assert/strict";
import { describe, it } from "node:test";
import * as fc from "fast-check";
import { parseHours } from "../hours/hours.ts";
import type { DayRange } from "../hours/simple-week.ts";
import { timeline } from "../hours/timeline.ts";
import { type DaysForm, readDays, writeDays } from "./days-form.ts";

const time = fc.integer({ min: 0, max: 287 }).map((five) => five * 5);
const range = fc
  .tuple(time, fc.integer({ min: 5, max: 1435 }))
  .map(([from, length]): DayRange => ({ from, to: from + length }));
const two = fc
  .uniqueArray(time, { minLength: 4, maxLength: 4 })
  .map((times) => [...times].sort((a, b) => a - b))
  .map(([a = 0, b = 0, c = 0, d = 0]): DayRange[] => [
    { from: a, to: b },
    { from: c, to: d },
  ]);
const day = fc.oneof(
  fc.constant<DayRange[]>([]),
  range.map((each) => [each]),
  two,
);
const form: fc.Arbitrary<DaysForm> = fc.record({
  days: fc.oneof(
    fc.array(day, { minLength: 7, maxLength: 7 }),
    // As most shops have it.
    fc.tuple(day, day).map(([week, saturday]) => [week, week, week, week, week, saturday, []]),
  ),
  holidays: fc.oneof(fc.constant("usual" as const), day),
  appointment: fc.boolean(),
});
const isEmpty = ({ days }: DaysForm) => days.every((ranges) => ranges.length === 0);

describe("the form of days", () => {
  it("is written and read back as it was", () => {
    fc.assert(
      fc.property(form, (filled) => {
        const value = writeDays(filled);
        if (isEmpty(filled)) assert.equal(value, filled.appointment ? '"nach Vereinbarung"' : "");
        else assert.deepEqual(readDays(value), { ...filled }, value);
      }),
    );
  });

  it("writes what the directory understands, and what stands for the same hours", () => {
    fc.assert(
      fc.property(form, (filled) => {
        const value = writeDays({ ...filled, appointment: false });
        if (value === "") return;
        const hours = parseHours(value, "NW");
        assert.ok(hours.ok, value);
        const again = readDays(value);
        assert.ok(again);
        const back = parseHours(writeDays(again), "NW");
        assert.ok(back.ok);
        // A fortnight with Christmas in it.
        const from = Math.floor(Date.UTC(2026, 11, 20) / 60_000);
        assert.deepEqual(
          timeline(back.value, from, from + 14 * 1440),
          timeline(hours.value, from, from + 14 * 1440),
        );
      }),
      { numRuns: 60 },
    );
  });

  it("puts days together that are alike", () => {
    const nine = [{ from: 540, to: 1080 }];
    const days = [nine, nine, nine, nine, nine, [{ from: 540, to: 840 }], []];
    assert.equal(
      writeDays({ days, holidays: [], appointment: false }),
      "Mo-Fr 09:00-18:00; Sa 09:00-14:00; PH off",
    );
    assert.equal(
      writeDays({ days, holidays: "usual", appointment: true }),
      'Mo-Fr 09:00-18:00; Sa 09:00-14:00 || "nach Vereinbarung"',
    );
  });

  it("knows what it cannot show", () => {
    for (const value of [
      "Mo-Fr 08:00-10:00,11:00-12:00,13:00-14:00",
      "Apr-Oct Mo-Fr 09:00-18:00",
      "week 1-53/2 Mo 09:00-12:00",
      "Mo-Fr 09:00+",
      'Mo-Fr 09:00-18:00 "nur im Sommer"',
      "PH,Sa 10:00-12:00; Mo 09:00-12:00",
    ])
      assert.equal(readDays(value), undefined, value);
  });

  it("reads what others write in the same sense", () => {
    assert.deepEqual(readDays('Mo 09:00-12:00 || "by appointment"')?.appointment, true);
    assert.deepEqual(readDays("24/7")?.days[6], [{ from: 0, to: 1440 }]);
    assert.equal(writeDays(readDays("Mo-Su 00:00-24:00") ?? assert.fail()), "24/7");
  });
});
