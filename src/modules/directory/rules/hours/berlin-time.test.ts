import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { fromWall, toWall, wallDay, wallMidnight, wallOfDay } from "./berlin-time.ts";

const clock = new Intl.DateTimeFormat("en-CA", {
  timeZone: "Europe/Berlin",
  dateStyle: "short",
  timeStyle: "short",
  hourCycle: "h23",
});

/** The wall clock by ICU. */
function wallByIntl(minutes: number): number {
  const parts = Object.fromEntries(
    clock.formatToParts(minutes * 60_000).map(({ type, value }) => [type, value]),
  );
  return Date.parse(`${parts.year}-${parts.month}-${parts.day}T${parts.hour}:${parts.minute}Z`) / 60_000;
}

const minute = fc.integer({ min: Date.UTC(2000, 0, 1) / 60_000, max: Date.UTC(2060, 0, 1) / 60_000 });

test("the wall clock is Berlin's, hour by hour of twelve years, but for the hour that comes twice", () => {
  let frozen = 0;
  for (let at = Date.UTC(2020, 0, 1) / 60_000; at < Date.UTC(2032, 0, 1) / 60_000; at += 60) {
    const [ours, intl] = [toWall(at), wallByIntl(at)];
    if (ours === intl) continue;
    frozen++;
    assert.equal(intl % 1440, 2 * 60);
    assert.equal(ours % 1440, 2 * 60 + 59);
  }
  assert.equal(frozen, 12);
});

test("there and back is the same moment, or the nearest one that exists", () => {
  fc.assert(
    fc.property(minute, (at) => {
      const back = fromWall(toWall(at));
      if (wallByIntl(at) === toWall(at)) assert.ok(back === at || back === at - 60);
      else assert.ok(back < at);
    }),
  );
});

test("neither direction runs backwards", () => {
  fc.assert(
    fc.property(minute, fc.integer({ min: 0, max: 3_000 }), (at, more) => {
      assert.ok(fromWall(at) <= fromWall(at + more));
      assert.ok(toWall(at) <= toWall(at + more));
    }),
  );
});

test("the hour that March leaves out is the moment of the change", () => {
  const change = Date.UTC(2027, 2, 28, 1) / 60_000;
  const night = wallOfDay("2027-03-28");
  assert.equal(fromWall(night + 119), change - 1);
  assert.equal(fromWall(night + 120), change);
  assert.equal(fromWall(night + 150), change);
  assert.equal(fromWall(night + 180), change);
});

test("days and midnights", () => {
  assert.equal(wallDay(wallOfDay("2026-11-23") + 1439), "2026-11-23");
  assert.equal(wallMidnight(wallOfDay("2026-11-23") + 700), wallOfDay("2026-11-23"));
});
