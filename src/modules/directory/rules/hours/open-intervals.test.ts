import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import type { GermanState } from "./german-state.ts";
import { parseHours } from "./hours.ts";
import { openIntervals } from "./open-intervals.ts";
import { stateAt } from "./state-at.ts";

const at = (iso: string) => Date.parse(iso) / 60_000;

function intervals(value: string, from: string, days: number, state: GermanState = "NW") {
  const hours = parseHours(value, state);
  assert.ok(hours.ok, value);
  return openIntervals(hours.value, new Date(from), days);
}

test("minutes of UTC, whole Berlin days, from the midnight before", () => {
  assert.deepEqual(intervals("Mo-Fr 09:00-18:30", "2026-11-23T15:00:00Z", 2), [
    { opens: at("2026-11-23T08:00Z"), closes: at("2026-11-23T17:30Z") },
    { opens: at("2026-11-24T08:00Z"), closes: at("2026-11-24T17:30Z") },
  ]);
});

test("the night before reaches in, the last night is cut at the window's end", () => {
  assert.deepEqual(intervals("18:00-02:00", "2026-11-23T00:30:00+01:00", 1), [
    { opens: at("2026-11-23T00:00+01:00"), closes: at("2026-11-23T02:00+01:00") },
    { opens: at("2026-11-23T18:00+01:00"), closes: at("2026-11-24T00:00+01:00") },
  ]);
});

test("neighbours are one interval", () => {
  assert.deepEqual(
    intervals('Mo 09:00-12:00 open "a"; Mo 12:00-14:00 open "b"', "2026-11-23T12:00Z", 1).length,
    1,
  );
  assert.deepEqual(intervals("Mo 20:00-24:00; Tu 00:00-03:00", "2026-11-23T12:00Z", 2), [
    { opens: at("2026-11-23T20:00+01:00"), closes: at("2026-11-24T03:00+01:00") },
  ]);
});

test("the day of 23 hours", () => {
  const shop = intervals("09:00-18:00", "2027-03-28T12:00Z", 1);
  assert.deepEqual(shop, [{ opens: at("2027-03-28T09:00+02:00"), closes: at("2027-03-28T18:00+02:00") }]);
  // The night before begins on Good Friday and is in doubt.
  const bar = intervals("22:00-05:00", "2027-03-27T12:00Z", 2);
  assert.deepEqual(bar[0], { opens: at("2027-03-27T22:00+01:00"), closes: at("2027-03-28T05:00+02:00") });
  // The hour from two to three does not exist.
  assert.deepEqual(intervals("02:00-03:00", "2027-03-28T12:00Z", 1), []);
  assert.deepEqual(intervals("22:00-02:30", "2027-03-27T12:00Z", 2)[0]?.closes, at("2027-03-28T03:00+02:00"));
});

test("the day of 25 hours", () => {
  const shop = intervals("09:00-18:00", "2026-10-25T12:00Z", 1);
  assert.deepEqual(shop, [{ opens: at("2026-10-25T09:00+01:00"), closes: at("2026-10-25T18:00+01:00") }]);
  // Open through the hour that comes twice; "02:30" is the first one.
  const bar = intervals("22:00-05:00", "2026-10-24T12:00Z", 2);
  assert.deepEqual(bar[1], { opens: at("2026-10-24T22:00+02:00"), closes: at("2026-10-25T05:00+01:00") });
  assert.deepEqual(intervals("22:00-02:30", "2026-10-24T12:00Z", 2)[1]?.closes, at("2026-10-25T02:30+02:00"));
  assert.deepEqual(intervals("22:00-03:00", "2026-10-24T12:00Z", 2)[1]?.closes, at("2026-10-25T03:00+01:00"));
});

test("what never closes is cut into days, and the day of 25 hours into two", () => {
  const always = intervals("24/7", "2026-10-23T12:00Z", 4);
  assert.deepEqual(
    always.map(({ opens, closes }) => closes - opens),
    [1440, 1440, 720 + 60, 720, 1440],
  );
  for (const [index, { opens }] of always.entries())
    if (index > 0) assert.equal(opens, always[index - 1]?.closes);
});

test("uncertain hours do not count as open", () => {
  for (const value of [
    "Mo-Su 10:00+",
    '"nach Vereinbarung"',
    "10:00-18:00 unknown",
    'Mo-Fr 10:00-18:00 "wenn Licht brennt"',
  ]) {
    assert.deepEqual(intervals(value, "2026-11-23T12:00Z", 14), [], value);
  }
});

test("the state decides the holidays", () => {
  // Corpus Christi 2026 is a holiday in North Rhine-Westphalia and not in Hamburg.
  const day = "2026-06-04T12:00Z";
  assert.equal(intervals("Mo-Fr 09:00-18:00; PH off", day, 1, "NW").length, 0);
  assert.equal(intervals("Mo-Fr 09:00-18:00; PH off", day, 1, "HH").length, 1);
  // Christmas holidays of 2026/27: from 23 December in North Rhine-Westphalia.
  assert.equal(intervals("Mo-Fr 09:00-18:00; SH off", "2026-12-23T12:00Z", 1, "NW").length, 0);
  assert.equal(intervals("Mo-Fr 09:00-18:00; SH off", "2026-12-21T12:00Z", 1, "NW").length, 1);
});

test("the sun rises in Berlin time", () => {
  const [today] = intervals("sunrise-sunset", "2026-06-21T12:00Z", 1);
  // Essen, 21 June: 05:15 to 21:52 summer time, by the almanac; the state's middle lies a little further east.
  assert.ok(today && Math.abs(today.opens - at("2026-06-21T05:13+02:00")) <= 5);
  assert.ok(today && Math.abs(today.closes - at("2026-06-21T21:50+02:00")) <= 5);
});

const values = fc.constantFrom(
  "24/7",
  "Mo-Fr 09:00-12:00,14:00-18:00; PH off",
  "Mo-Su 18:00-03:00",
  "Mo-Th 17:00-01:00; Fr,Sa 17:00-02:30",
  "sunset-sunrise",
  "Apr-Oct 10:00-18:00; Nov-Mar Sa,Su 11:00-16:00",
  "Mo-Fr 09:00-12:00; SH off",
  "00:00-24:00; Su off",
  "Fr 20:00+",
  "Mo 10:00-Tu 10:00",
  "2026 Oct 25 01:00-04:00; 2027 Mar 28 01:00-04:00",
);

test("ordered, apart, none longer than a day, and agreed with the state at every moment", () => {
  const moment = fc.date({ min: new Date("2026-10-01"), max: new Date("2027-04-10"), noInvalidDate: true });
  fc.assert(
    fc.property(values, moment, fc.integer({ min: 0, max: 3 * 1440 }), (value, start, offset) => {
      const hours = parseHours(value, "NW");
      if (!hours.ok) return;
      const list = openIntervals(hours.value, start);
      assert.ok(Object.isFrozen(list));
      for (const [index, { opens, closes }] of list.entries()) {
        assert.ok(Number.isInteger(opens) && Number.isInteger(closes));
        assert.ok(opens < closes && closes - opens <= 1440);
        assert.ok(index === 0 || opens >= (list[index - 1]?.closes ?? 0));
      }
      const minute = Math.floor(start.getTime() / 60_000) + offset;
      const open = list.some(({ opens, closes }) => opens <= minute && minute < closes);
      const state = stateAt(hours.value, new Date(minute * 60_000));
      assert.equal(state.open === true, open, `${value} at ${new Date(minute * 60_000).toISOString()}`);
    }),
    {
      numRuns: 600,
      // The night before a day of 25 hours, from a moment after midnight.
      examples: [["sunset-sunrise", new Date("2026-10-24T03:30:00Z"), 2642]],
    },
  );
});
