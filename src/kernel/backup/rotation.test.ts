import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { backupsToDrop, kept } from "./rotation.ts";

const hour = 3_600_000;
const day = 24 * hour;
const begin = Date.UTC(2026, 0, 1, 2, 20);

/** Takes backups at these moments, and drops each time what may go. */
function afterAll(moments: number[]): { at: Date }[] {
  let there: { at: Date }[] = [];
  for (const moment of moments) {
    there.push({ at: new Date(moment) });
    const drop = new Set(backupsToDrop(there, new Date(moment)));
    there = there.filter((backup) => !drop.has(backup));
  }
  return there;
}

const ages = (there: { at: Date }[], now: number) => there.map(({ at }) => (now - at.getTime()) / day);

describe("backupsToDrop", () => {
  it("keeps of a year of nights the last seven days and the ends of four weeks before", () => {
    const nights = Array.from({ length: 365 }, (_, n) => begin + n * day);
    const there = afterAll(nights);
    const now = nights.at(-1) ?? 0;
    const days = ages(there, now).sort((a, b) => a - b);
    assert.deepEqual(days.slice(0, 7), [0, 1, 2, 3, 4, 5, 6]);
    assert.equal(days.length, 10);
    assert.ok(
      there.slice(0, 3).every(({ at }) => at.getUTCDay() === 0),
      "Sundays, with which weeks end",
    );
    assert.ok((days.at(-1) ?? 0) >= 22 && (days.at(-1) ?? 0) <= kept.longestDays);
  });

  it("always keeps the newest, nothing older than 30 days, and never more than twelve", () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 40 * 24 }), { minLength: 1, maxLength: 120 }),
        (pauses) => {
          let moment = begin;
          const moments = pauses.map((hours) => {
            moment += hours * hour;
            return moment;
          });
          const there = afterAll(moments);
          assert.ok(there.some(({ at }) => at.getTime() === moment));
          assert.ok(Math.max(...ages(there, moment)) <= kept.longestDays);
          assert.ok(there.length <= kept.days + kept.weeks);
        },
      ),
    );
  });

  it("keeps the newest even where it is very old: a clock may be wrong", () => {
    assert.deepEqual(backupsToDrop([{ at: new Date(begin) }], new Date(begin + 400 * day)), []);
  });
});
