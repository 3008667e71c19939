// SPDX-License-Identifier: EUPL-1.2
import assert from "node:assert/strict";
import { test } from "node:test";
import { canTakeBack, removedPhotoDays } from "./can-take-back.ts";

const now = new Date("2026-11-27T12:00:00Z");
const daysAgo = (days: number) => new Date(now.getTime() - days * 86_400_000);
const line = (over: object = {}) => ({ action: "edit", undone: false, at: now, before: null, ...over });
const photo = { photo: { id: "1", alt: "Tür" } };

test("owners take back their own words, once", () => {
  assert.ok(canTakeBack(line(), "owner", now));
  assert.ok(canTakeBack(line({ at: daysAgo(900) }), "owner", now));
  assert.ok(!canTakeBack(line(), "editor", now));
  assert.ok(!canTakeBack(line(), undefined, now));
  assert.ok(!canTakeBack(line({ undone: true }), "owner", now));
  for (const action of ["create", "status", "undo", "merge"])
    assert.ok(!canTakeBack(line({ action }), "owner", now), action);
});

test("a photo that came at any time, one that went as long as it is kept", () => {
  assert.ok(canTakeBack(line({ action: "photo", at: daysAgo(900) }), "owner", now));
  const went = (days: number) => line({ action: "photo", before: photo, at: daysAgo(days) });
  assert.ok(canTakeBack(went(removedPhotoDays), "owner", now));
  assert.ok(!canTakeBack(went(removedPhotoDays + 0.01), "owner", now));
});
