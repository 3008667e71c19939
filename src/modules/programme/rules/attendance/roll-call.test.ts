// SPDX-License-Identifier: EUPL-1.2
import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { attendanceStates, readRollCall } from "./roll-call.ts";

const read = (fields: Record<string, string>) =>
  readRollCall(new URLSearchParams(fields), ["a", "b", "c"], 90);

test("who has no mark is left out; who was there and says nothing was there for all of it", () => {
  const { marks, others, newcomer } = read({
    "state-a": "present",
    "state-b": "excused",
    "reason-b": "krank",
    "minutes-b": "50",
    others: "12",
    newcomer: " Mehmet ",
  });
  assert.deepEqual(marks, [
    { guestId: "a", state: "present", minutes: 90, companions: 0, reason: "" },
    { guestId: "b", state: "excused", minutes: 0, companions: 0, reason: "krank" },
  ]);
  assert.deepEqual([others, newcomer], [12, "Mehmet"]);
});

test("who was absent and is there after all was there for all of it, though the field still says none", () => {
  const { marks } = read({ "state-a": "present", "minutes-a": "0" });
  assert.equal(marks[0]?.minutes, 90);
});

test("the button for all the others marks only who has no mark", () => {
  const { marks } = read({ "state-b": "absent", rest: "present" });
  assert.deepEqual(
    marks.map(({ state }) => state),
    ["present", "absent", "present"],
  );
});

test("nobody is there for longer than it lasted, and who was not there has no minutes and no reason but an excuse", () => {
  const field = fc.oneof(fc.nat({ max: 99_999 }).map(String), fc.string());
  fc.assert(
    fc.property(
      fc.constantFrom(...attendanceStates),
      field,
      field,
      field,
      (state, minutes, companions, reason) => {
        const [mark] = read({
          "state-a": state,
          "minutes-a": minutes,
          "companions-a": companions,
          "reason-a": reason,
        }).marks;
        assert.ok(mark && mark.minutes >= 0 && mark.minutes <= 90 && mark.companions <= 50);
        if (state === "absent" || state === "excused")
          assert.deepEqual([mark.minutes, mark.companions], [0, 0]);
        if (state !== "excused") assert.equal(mark.reason, "");
      },
    ),
  );
});
