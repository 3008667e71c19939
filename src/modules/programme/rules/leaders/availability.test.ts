// SPDX-License-Identifier: EUPL-1.2
import assert from "node:assert/strict";
import { test } from "node:test";
import { momentIn } from "../../../../kernel/clock/berlin.ts";
import { readAbsence, readTimes, unavailableFor } from "./availability.ts";

// A Thursday.
const session = (from: string, to: string, day = "2026-11-26") => ({
  startsAt: momentIn(day, from),
  endsAt: momentIn(day, to),
});
const times = [{ weekday: 4, from: "09:00", to: "17:00" }];

test("a session fits somebody's times, or it is told why it does not", () => {
  assert.equal(unavailableFor({ times, absences: [] }, session("09:00", "17:00")), undefined);
  assert.deepEqual(unavailableFor({ times, absences: [] }, session("16:00", "18:00")), {
    kind: "hours",
    from: "09:00",
    to: "17:00",
  });
  assert.deepEqual(unavailableFor({ times, absences: [] }, session("10:00", "11:00", "2026-11-27")), {
    kind: "day",
  });
  assert.equal(
    unavailableFor({ times: [], absences: [] }, session("03:00", "04:00")),
    undefined,
    "nothing was said",
  );
  const absences = [{ firstDay: "2026-11-25", lastDay: "2026-11-26" }];
  assert.deepEqual(unavailableFor({ times, absences }, session("10:00", "11:00")), { kind: "away" });
  assert.equal(unavailableFor({ times, absences }, session("10:00", "11:00", "2026-12-03")), undefined);
});

test("a session until midnight is of its day, one over midnight fits no hours", () => {
  const late = [{ weekday: 4, from: "20:00", to: "23:59" }];
  const until = { startsAt: momentIn("2026-11-26", "21:00"), endsAt: momentIn("2026-11-27", "00:00") };
  assert.equal(unavailableFor({ times: late, absences: [] }, until)?.kind, "hours");
  const over = { ...until, endsAt: momentIn("2026-11-27", "01:00") };
  assert.equal(unavailableFor({ times: late, absences: [] }, over)?.kind, "hours");
});

test("times and absences are read, and what is half said is refused", () => {
  const week = readTimes(new URLSearchParams({ "from-1": "09:00", "to-1": "12:00" }));
  assert.deepEqual(week, { ok: true, value: [{ weekday: 1, from: "09:00", to: "12:00" }] });
  assert.equal(readTimes(new URLSearchParams({ "from-1": "09:00" })).ok, false);
  assert.equal(readTimes(new URLSearchParams({ "from-1": "12:00", "to-1": "09:00" })).ok, false);
  assert.deepEqual(readAbsence(new URLSearchParams({ first: "2026-12-24" })), {
    ok: true,
    value: { firstDay: "2026-12-24", lastDay: "2026-12-24" },
  });
  assert.equal(readAbsence(new URLSearchParams({ first: "2026-12-24", last: "2026-12-01" })).ok, false);
  assert.equal(readAbsence(new URLSearchParams({ first: "2026-02-30" })).ok, false);
});
