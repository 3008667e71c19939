// SPDX-License-Identifier: EUPL-1.2
import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { attendanceStates, type Mark } from "./roll-call.ts";
import { outcomeOfOthers, outcomeOfRow, readSeen, seenText } from "./seen-row.ts";

const marks: fc.Arbitrary<Mark> = fc.record({
  guestId: fc.constant("a"),
  state: fc.constantFrom(...attendanceStates),
  minutes: fc.integer({ min: 0, max: 2 }),
  companions: fc.integer({ min: 0, max: 1 }),
  reason: fc.constantFrom("", "Arzt"),
});

test("what a form has shown is read again as it was", () => {
  fc.assert(
    fc.property(marks, fc.integer({ min: 1, max: 9 }), (mark, revision) => {
      const { guestId: _, ...shown } = mark;
      assert.deepEqual(readSeen(seenText({ revision, mark })), { revision, mark: shown });
    }),
  );
  for (const text of [null, seenText(undefined), "", "[-1]", '[1,["gone",1,1,""]]', "{}"])
    assert.deepEqual(readSeen(text), { revision: 0, mark: undefined });
});

test("two who save at once: nothing that one of them has written is gone without a word", () => {
  fc.assert(
    fc.property(fc.option(marks, { nil: undefined }), marks, marks, (shown, first, second) => {
      const before = shown && { revision: 1, mark: shown };
      const seen = readSeen(seenText(before));
      const one = outcomeOfRow(before, first, seen);
      assert.notEqual(one, "conflict", "who comes first contradicts nobody");
      const after = one === "write" ? { revision: (before?.revision ?? 0) + 1, mark: first } : before;
      const other = outcomeOfRow(after, second, seen);
      const changes = one === "write" && !!after;
      const touched = !shown || JSON.stringify(shown) !== JSON.stringify(second);
      const differs = JSON.stringify(first) !== JSON.stringify(second);
      if (changes) assert.equal(other, touched && differs ? "conflict" : "leave");
    }),
  );
});

test("who has seen what stands there may write over it", () => {
  const mark: Mark = { guestId: "a", state: "absent", minutes: 0, companions: 0, reason: "" };
  const standing = { revision: 4, mark };
  const late: Mark = { ...mark, state: "late", minutes: 60 };
  assert.equal(outcomeOfRow(standing, late, readSeen(seenText(standing))), "write");
});

test("people without names: a count that nobody touched stays, two different ones are a question", () => {
  assert.equal(outcomeOfOthers(null, 5, null), "write");
  assert.equal(outcomeOfOthers(7, null, null), "leave");
  assert.equal(outcomeOfOthers(7, 5, null), "conflict");
  assert.equal(outcomeOfOthers(5, 5, null), "leave");
  assert.equal(outcomeOfOthers(7, null, 7), "write");
});
