import assert from "node:assert/strict";
import { test } from "node:test";
import { atTimes } from "./at-times.ts";

const minute = 60_000;

test("each time of a cron line comes once, by the clock on the wall", (t) => {
  // The night in which the clocks go forward.
  t.mock.timers.enable({ apis: ["setTimeout", "Date"], now: new Date("2026-03-28T20:00:00+01:00") });
  const came: string[] = [];
  const stop = atTimes("20 4 * * *", (time) => came.push(time.toISOString()));
  for (let passed = 0; passed < 3 * 24 * 60; passed++) t.mock.timers.tick(minute);
  stop();
  for (let passed = 0; passed < 2 * 24 * 60; passed++) t.mock.timers.tick(minute);
  assert.deepEqual(came, [
    "2026-03-29T02:20:00.000Z",
    "2026-03-30T02:20:00.000Z",
    "2026-03-31T02:20:00.000Z",
  ]);
});

test("what the machine slept through comes once", (t) => {
  t.mock.timers.enable({ apis: ["setTimeout", "Date"], now: new Date("2026-11-27T10:00:30Z") });
  let came = 0;
  const stop = atTimes("* * * * *", () => came++);
  t.mock.timers.setTime(new Date("2026-11-27T12:00:10Z").getTime());
  t.mock.timers.tick(1);
  assert.equal(came, 1);
  t.mock.timers.tick(minute);
  assert.equal(came, 2);
  stop();
});
