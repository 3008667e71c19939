// SPDX-License-Identifier: EUPL-1.2
import assert from "node:assert/strict";
import { test } from "node:test";
import { readBlock } from "./read-block.ts";

const read = (query: string, all = 8) => readBlock(new URLSearchParams(query), all);

test("a room is blocked for some hours, or from a moment until another one", () => {
  const hours = read("day=2027-03-04&from=09:00&to=12:00&reason=Wartung");
  assert.deepEqual(hours, {
    ok: true,
    value: {
      startsAt: new Date("2027-03-04T08:00:00Z"),
      endsAt: new Date("2027-03-04T11:00:00Z"),
      units: undefined,
      reason: "Wartung",
    },
  });
  const days = read("day=2027-03-22&last=2027-04-02&from=12:00&to=08:00&blocked=1");
  assert.deepEqual(days, {
    ok: true,
    value: {
      startsAt: new Date("2027-03-22T11:00:00Z"),
      endsAt: new Date("2027-04-02T06:00:00Z"),
      units: 1,
      reason: "",
    },
  });
});

test("what cannot be is asked again", () => {
  for (const [query, reason] of [
    ["day=&from=09:00&to=12:00", "day"],
    ["day=2027-02-30&from=09:00&to=12:00", "day"],
    ["day=2027-03-04&last=2027-03-32&from=09:00&to=12:00", "day"],
    ["day=2027-03-04&last=2027-03-05&from=&to=12:00", "time"],
    ["day=2027-03-04&last=2027-03-04&from=12:00&to=09:00", "end"],
    ["day=2027-03-04&last=2027-03-03&from=09:00&to=12:00", "end"],
    ["day=2027-03-04&from=09:00&to=12:00&blocked=9", "units"],
    ["day=2027-03-04&from=09:00&to=12:00&blocked=0", "units"],
    ["day=2027-03-04&from=09:00&to=12:00&blocked=viele", "units"],
  ] as const)
    assert.deepEqual(read(query), { ok: false, reason }, query);
});
