// SPDX-License-Identifier: EUPL-1.2
import assert from "node:assert/strict";
import { test } from "node:test";
import { freePlaces } from "./free-words.ts";
import { closedDoor, type Door, type Wanted } from "./may-sign-up.ts";

const door: Door = { state: "published", visibility: "public", signUp: "session", closesHours: 24 };
const wanted: Wanted = {
  startsAt: new Date("2026-12-03T09:00:00Z"),
  endsAt: new Date("2026-12-03T11:00:00Z"),
  cancelled: false,
};
const at = (time: string) => new Date(`2026-12-${time}:00Z`);

test("the door closes so many hours before, for the public only", () => {
  assert.equal(closedDoor(door, wanted, "public", at("02T08:59")), undefined);
  assert.equal(closedDoor(door, wanted, "public", at("02T09:00")), "closed");
  assert.equal(closedDoor(door, wanted, "staff", at("03T10:00")), undefined);
  assert.equal(closedDoor(door, wanted, "staff", at("03T11:00")), "over");
});

test("what is not offered, needs no sign-up or is cancelled says so", () => {
  const now = at("01T09:00");
  assert.equal(closedDoor({ ...door, state: "draft" }, wanted, "staff", now), "not-offered");
  assert.equal(closedDoor({ ...door, visibility: "internal" }, wanted, "public", now), "not-offered");
  assert.equal(closedDoor({ ...door, visibility: "internal" }, wanted, "staff", now), undefined);
  assert.equal(closedDoor({ ...door, visibility: "invited" }, wanted, "public", now), undefined);
  assert.equal(closedDoor({ ...door, signUp: "none" }, wanted, "public", now), "not-needed");
  assert.equal(closedDoor(door, { ...wanted, cancelled: true }, "public", now), "cancelled");
});

test("free places in words", () => {
  assert.deepEqual(freePlaces(null, 0), { kind: "open" });
  assert.deepEqual(freePlaces(10, 0), { kind: "full" });
  assert.deepEqual(freePlaces(10, 3), { kind: "few", seats: 3 });
  assert.deepEqual(freePlaces(10, 4), { kind: "many" });
  assert.deepEqual(freePlaces(50, 10), { kind: "few", seats: 10 });
});
