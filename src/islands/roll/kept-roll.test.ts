// SPDX-License-Identifier: EUPL-1.2
import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import {
  type Answered,
  type KeptRoll,
  nextBatch,
  takeAnswer,
  textOf,
  unsentOf,
  type Values,
} from "./kept-roll.ts";

const empty = (): KeptRoll => ({ owner: "o", html: "", policy: "", at: 0, changes: {}, known: {} });
const isSame = (one: Values, other: Values) =>
  one.state === other.state && one.reason === other.reason && one.companions === other.companions;

/** A server that keeps the rules of `rules/attendance/sync-roll.ts`, with people who write on it as well. */
function server() {
  const rows = new Map<string, Values & { revision: number; own: boolean }>();
  const answers = new Map<string, Answered>();
  /** What devices have said and the server has taken. */
  const taken = new Set<string>();
  /** Revisions that the device has shown. */
  const shown = new Set<string>();
  const write = (guest: string, { state, companions, reason }: Values, own = false) =>
    rows.set(guest, {
      state,
      minutes: null,
      companions,
      reason,
      own,
      revision: (rows.get(guest)?.revision ?? 0) + 1,
    });
  const now = (guest: string): { revision: number; mark: Values } => {
    const { revision, own: _, ...mark } = rows.get(guest) ?? assert.fail("no row");
    return { revision, mark };
  };
  function take(text: string): Answered {
    const { key, changes } = JSON.parse(text) as {
      key: string;
      changes: (Values & { guest: string; base: number })[];
    };
    const before = answers.get(key);
    // What became of it is remembered, what stands there is looked at anew.
    if (before) return { others: null, rows: before.rows.map((row) => ({ ...row, ...now(row.guest) })) };
    const answer: Answered = {
      others: null,
      rows: changes.map((change) => {
        const row = rows.get(change.guest);
        const outcome = !row
          ? "done"
          : isSame(row, change)
            ? "same"
            : row.revision === change.base
              ? "done"
              : "conflict";
        if (outcome === "done" && row)
          assert.ok(
            row.own || shown.has(`${change.guest} ${row.revision}`),
            "written over what nobody has seen",
          );
        if (outcome === "done") write(change.guest, change, true);
        if (outcome !== "conflict")
          taken.add(`${change.guest} ${JSON.stringify([change.state, change.companions, change.reason])}`);
        return { guest: change.guest, outcome, by: "", at: null, ...now(change.guest) };
      }),
    };
    answers.set(key, structuredClone(answer));
    return answer;
  }
  return { taken, shown, write, take };
}

test("whatever is tapped, sent, lost on the way and written by others: the last word of the device arrives or a person is asked", () => {
  const values = fc.record({
    state: fc.constantFrom("present", "absent", "excused"),
    minutes: fc.constant(null),
    companions: fc.nat({ max: 2 }),
    reason: fc.constantFrom("", "krank"),
  });
  const guest = fc.constantFrom("a", "b", "c");
  const step = fc.oneof(
    fc.record({ does: fc.constant("taps" as const), guest, values }),
    fc.record({ does: fc.constant("other" as const), guest, values }),
    fc.record({ does: fc.constantFrom("sends" as const, "answer lost" as const, "never arrives" as const) }),
  );
  fc.assert(
    fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
      const there = server();
      let roll = empty();
      const meant: Record<string, Values> = {};
      let keys = 0;
      const send = (how: string) => {
        const batch = roll.sending ?? nextBatch(roll, `key ${++keys}`);
        if (!batch) return;
        roll.sending = batch;
        if (how === "never arrives") return;
        const answer = there.take(textOf(batch));
        if (how === "answer lost") return;
        takeAnswer(roll, batch, answer);
        delete roll.sending;
        // Shown, or the very same as what the device had said.
        for (const row of answer.rows)
          if (!roll.changes[row.guest] || (row.mark && isSame(row.mark, batch.guests[row.guest] ?? row.mark)))
            there.shown.add(`${row.guest} ${row.revision}`);
      };
      for (const one of steps) {
        if (one.does === "taps") {
          const base = roll.changes[one.guest]?.base ?? roll.known[one.guest]?.base ?? 0;
          roll.changes[one.guest] = { ...roll.changes[one.guest], ...one.values, base };
          meant[one.guest] = one.values;
        } else if (one.does === "other") {
          there.write(one.guest, one.values);
          // Once sent, another may say something else; the device has nothing to add.
          if (!roll.changes[one.guest]) delete meant[one.guest];
        } else send(one.does);
        // The page is closed and opened again at any time.
        roll = JSON.parse(JSON.stringify(roll)) as KeptRoll;
      }
      for (let turn = 0; turn < 5; turn++) send("sends");
      for (const [name, said] of Object.entries(meant)) {
        const change = roll.changes[name];
        const was = `${name} ${JSON.stringify([said.state, said.companions, said.reason])}`;
        // Only what a person must decide is left on the device.
        assert.ok(change ? change.theirs && isSame(change, said) : there.taken.has(was), name);
      }
      assert.equal(unsentOf(roll), Object.keys(roll.changes).length);
    }),
  );
});

test("much is sent in parts that any server takes", () => {
  const roll = empty();
  for (let index = 0; index < 300; index++)
    roll.changes[String(index)] = {
      state: "excused",
      minutes: null,
      companions: 0,
      reason: "ü".repeat(200),
      base: 0,
    };
  const batch = nextBatch(roll, "key");
  assert.ok(batch && Object.keys(batch.guests).length > 1);
  assert.ok(new URLSearchParams({ roll: textOf(batch) }).toString().length < 48 * 1024);
});
