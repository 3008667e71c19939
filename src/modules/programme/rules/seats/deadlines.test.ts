// SPDX-License-Identifier: EUPL-1.2
import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { answerUntil, tellUntil } from "./deadlines.ts";

const now = new Date("2026-11-26T10:00:00Z");
const inHours = (hours: number) => new Date(now.getTime() + hours * 3_600_000);

test("the time to answer ends when it begins; letters take their days", () => {
  const far = { startsAt: inHours(1000), askHours: 48 };
  assert.deepEqual(answerUntil(far, "phone", now), inHours(48));
  assert.deepEqual(answerUntil(far, "paper", now), inHours(48));
  assert.deepEqual(answerUntil(far, "post", now), inHours(144));
  assert.deepEqual(answerUntil({ startsAt: inHours(20), askHours: 48 }, "post", now), inHours(20));
  assert.deepEqual(answerUntil({ startsAt: inHours(-1), askHours: 48 }, "phone", now), now);
});

test("staff has five days to tell, fewer where it begins soon", () => {
  assert.deepEqual(tellUntil({ startsAt: inHours(1000), askHours: 48 }, now), inHours(120));
  assert.deepEqual(tellUntil({ startsAt: inHours(100), askHours: 48 }, now), inHours(52));
  assert.deepEqual(tellUntil({ startsAt: inHours(40), askHours: 48 }, now), inHours(20));
});

test("whoever is told at the last moment has time left, unless it has begun", () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 2000 }), fc.integer({ min: 1, max: 336 }), (hours, askHours) => {
      const asked = { startsAt: inHours(hours), askHours };
      const last = tellUntil(asked, now);
      const toTell = last.getTime() - now.getTime();
      const toAnswer = answerUntil(asked, "phone", last).getTime() - last.getTime();
      assert.ok(toTell >= 0 && last <= asked.startsAt);
      assert.ok(toAnswer >= Math.min(askHours * 3_600_000, (hours * 3_600_000) / 2));
    }),
  );
});
