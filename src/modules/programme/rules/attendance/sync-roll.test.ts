// SPDX-License-Identifier: EUPL-1.2
import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { attendanceStates, type Mark, markOf } from "./roll-call.ts";
import { outcomeOf, outcomeOfCount, readRollSync, type Standing } from "./sync-roll.ts";

const key = "0193f000-0000-7000-8000-000000000001";
const guest = "0193f000-0000-7000-8000-000000000002";
const change = { guest, base: 0, state: "late", minutes: 500, companions: 1, reason: "Arzt" };

test("what a device sends is held to what can be", () => {
  const read = readRollSync(JSON.stringify({ key, changes: [{ ...change, name: " Ali\u0000 " }] }), 90);
  assert.deepEqual(read, {
    key,
    others: undefined,
    changes: [
      {
        base: 0,
        name: "Ali",
        mark: { guestId: guest, state: "late", minutes: 90, companions: 1, reason: "" },
      },
    ],
  });
});

test("nothing else is read, whatever it is", () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
      assert.equal(readRollSync(text, 90), undefined);
    }),
  );
  for (const wrong of [
    { base: -1 },
    { state: "there" },
    { minutes: 1.5 },
    { guest: "x' or 1=1" },
    { companions: 51 },
  ])
    assert.equal(readRollSync(JSON.stringify({ key, changes: [{ ...change, ...wrong }] }), 90), undefined);
});

test("nobody writes over what they have not seen", () => {
  const mark = fc
    .record({
      state: fc.constantFrom(...attendanceStates),
      minutes: fc.option(fc.nat({ max: 90 })),
      companions: fc.nat({ max: 3 }),
      reason: fc.constantFrom("", "krank"),
    })
    .map((said) => markOf(guest, said, 90));
  // Devices look at the row (`sees`) or write what they mean, against the revision that they have seen.
  const step = fc.record({ device: fc.nat({ max: 2 }), sees: fc.boolean(), mark });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
      let row: Standing | undefined;
      const seen: (Standing | undefined)[] = [];
      for (const { device, sees, mark: meant } of steps) {
        if (sees) {
          seen[device] = row;
          continue;
        }
        const outcome = outcomeOf(row, { mark: meant, base: seen[device]?.revision ?? 0 });
        const sameAs = (other: Mark | undefined) => JSON.stringify(other) === JSON.stringify(meant);
        if (outcome === "done") {
          assert.ok(row === undefined || row === seen[device], "written over what the device had not seen");
          row = { revision: (row?.revision ?? 0) + 1, mark: meant };
          seen[device] = row;
        } else if (outcome === "same") assert.ok(sameAs(row?.mark));
        else assert.ok(row && row !== seen[device] && !sameAs(row.mark));
      }
    }),
  );
});

test("a count is written where it was seen, agreed with where it is the same, and else asked about", () => {
  assert.equal(outcomeOfCount(null, { base: null, value: 5 }), "done");
  assert.equal(outcomeOfCount(5, { base: null, value: 5 }), "same");
  assert.equal(outcomeOfCount(4, { base: null, value: 5 }), "conflict");
  assert.equal(outcomeOfCount(4, { base: 4, value: null }), "done");
});
