import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { offsetAt, placeWall } from "./wall-clock.ts";

const HOUR = 3_600_000;
const zones = [
  "Europe/Berlin",
  "America/St_Johns",
  "Australia/Lord_Howe",
  "Asia/Kathmandu",
  "UTC",
  "Europe/Istanbul",
];

test("a moment's wall time leads back to the moment, or to the first of two", () => {
  const moment = fc.integer({ min: Date.UTC(1990, 0, 1) / 60_000, max: Date.UTC(2037, 0, 1) / 60_000 });
  fc.assert(
    fc.property(fc.constantFrom(...zones), moment, (zone, minutes) => {
      const offset = (at: number) => offsetAt(zone, at);
      const at = minutes * 60_000;
      const placed = placeWall(offset, at + offset(at));
      if (placed.moment === at) return;
      assert.equal(placed.clock, "twice");
      assert.ok(placed.moment < at && at - placed.moment <= HOUR);
    }),
  );
});

test("Berlin's changes of 2026 and 2027, minute by minute", () => {
  const offset = (at: number) => offsetAt("Europe/Berlin", at);
  const spring = Date.UTC(2027, 2, 28, 2);
  const autumn = Date.UTC(2026, 9, 25, 2);
  for (let minute = 0; minute < 60; minute++) {
    const gap = placeWall(offset, spring + minute * 60_000);
    assert.deepEqual(gap, { moment: spring + minute * 60_000 - HOUR, clock: "left-out" });
    const double = placeWall(offset, autumn + minute * 60_000);
    assert.deepEqual(double, { moment: autumn + minute * 60_000 - 2 * HOUR, clock: "twice" });
  }
  assert.equal(placeWall(offset, spring - 1).clock, undefined);
  assert.equal(placeWall(offset, spring + HOUR).clock, undefined);
  assert.equal(placeWall(offset, autumn + HOUR).clock, undefined);
});

test("a zone that nobody knows is an error", () => {
  assert.throws(() => offsetAt("Europe/Marxloh", 0), RangeError);
});
