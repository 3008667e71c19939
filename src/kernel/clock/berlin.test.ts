// SPDX-License-Identifier: EUPL-1.2
import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { dayAfter, dayIn, isDay, momentIn, startOf, wallOf, weekdayOf } from "./berlin.ts";

test("18:00 stays 18:00 in summer and winter", () => {
  assert.equal(momentIn("2026-10-24", "18:00").toISOString(), "2026-10-24T16:00:00.000Z");
  assert.equal(momentIn("2026-10-25", "18:00").toISOString(), "2026-10-25T17:00:00.000Z");
});

test("the hour that comes twice is the first, the one left out an hour later", () => {
  assert.equal(momentIn("2026-10-25", "02:30").toISOString(), "2026-10-25T00:30:00.000Z");
  assert.deepEqual(wallOf(momentIn("2026-03-29", "02:30")), { day: "2026-03-29", time: "03:30" });
});

test("any time that the clocks show leads back to itself", () => {
  const minutes = fc.integer({ min: 0, max: 20 * 366 * 24 * 60 });
  fc.assert(
    fc.property(minutes, (minute) => {
      const wall = wallOf(new Date(Date.UTC(2020, 0, 1) + minute * 60_000));
      assert.deepEqual(wallOf(momentIn(wall.day, wall.time)), wall);
    }),
  );
});

test("the clocks show what Intl says they show", () => {
  const format = new Intl.DateTimeFormat("sv-SE", {
    timeZone: "Europe/Berlin",
    dateStyle: "short",
    timeStyle: "short",
  });
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 80 * 366 * 24 * 60 }), (minute) => {
      const moment = new Date(Date.UTC(1970, 0, 1) + minute * 60_000);
      const { day, time } = wallOf(moment);
      assert.equal(`${day} ${time}`, format.format(moment));
    }),
  );
});

test("days", () => {
  assert.equal(dayAfter("2026-12-31", 1), "2027-01-01");
  assert.equal(weekdayOf("2026-11-23"), 1);
  assert.equal(weekdayOf("2026-11-29"), 7);
  assert.deepEqual(["2026-02-28", "2026-02-29", "2026-2-3", "abc"].map(isDay), [true, false, false, false]);
});

test("a day begins at midnight in Berlin, in summer and in winter", () => {
  assert.equal(startOf("2026-07-01").toISOString(), "2026-06-30T22:00:00.000Z");
  assert.equal(startOf("2026-12-01").toISOString(), "2026-11-30T23:00:00.000Z");
  assert.equal(startOf(dayAfter("2026-12-31", 1)).toISOString(), "2026-12-31T23:00:00.000Z");
  assert.equal(dayIn(new Date("2026-06-30T21:59:59Z")), "2026-06-30");
  assert.equal(dayIn(new Date("2026-06-30T22:00:00Z")), "2026-07-01");
});

test("a day is one of the calendar, written as ISO writes it", () => {
  for (const day of ["2026-02-28", "2028-02-29", "2026-12-31"]) assert.ok(isDay(day), day);
  for (const none of ["2026-02-30", "2026-13-01", "2026-1-1", "01.02.2026", "", "2026-02-28T00:00"])
    assert.ok(!isDay(none), none);
});
