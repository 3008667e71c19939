// SPDX-License-Identifier: EUPL-1.2
import assert from "node:assert/strict";
import { test } from "node:test";
import { momentIn } from "../../../../kernel/clock/berlin.ts";
import { spanOfMonth } from "../list/month.ts";
import { bookedDays } from "./booked-days.ts";

const from = (day: string, time: string, until: string, end: string, name: string) => ({
  name,
  startsAt: momentIn(day, time),
  endsAt: momentIn(until, end),
});

test("what lasts several days is taken on each of them, within the month", () => {
  const days = bookedDays(
    [
      from("2026-11-28", "10:00", "2026-12-02", "00:00", "holidays"),
      from("2026-12-01", "23:00", "2026-12-02", "01:00", "night"),
      from("2026-12-31", "20:00", "2027-01-01", "02:00", "new year"),
    ],
    spanOfMonth("2026-12"),
  );
  assert.deepEqual(
    [...days].map(([day, all]) => [day, all.map(({ name }) => name)]),
    [
      ["2026-12-01", ["holidays", "night"]],
      ["2026-12-02", ["night"]],
      ["2026-12-31", ["new year"]],
    ],
  );
});

test("the longer night of autumn and the shorter one of spring belong to one day each", () => {
  for (const [month, day] of [
    ["2026-10", "2026-10-25"],
    ["2027-03", "2027-03-28"],
  ] as const)
    assert.deepEqual(
      [...bookedDays([from(day, "00:00", day, "23:59", "all")], spanOfMonth(month)).keys()],
      [day],
    );
});
