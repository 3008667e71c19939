// SPDX-License-Identifier: EUPL-1.2
import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import {
  type Capacity,
  everFits,
  groupsWithSeats,
  type InLine,
  movingUp,
  openSeats,
  seatsOf,
  takenSeats,
} from "./pools.ts";

const capacities: fc.Arbitrary<Capacity> = fc.record({
  places: fc.option(fc.integer({ min: 1, max: 30 }), { nil: null, freq: 8 }),
  overbooking: fc.integer({ min: 100, max: 200 }).map((percent) => percent / 100),
  quotas: fc
    .array(fc.integer({ min: 1, max: 12 }), { maxLength: 3 })
    .map((all) => all.map((places, index) => ({ id: `q${index}`, places }))),
});

type Step =
  | { kind: "come"; seats: number; quota: number | null }
  | { kind: "leave"; which: number }
  | { kind: "lapse"; which: number };

const steps: fc.Arbitrary<Step[]> = fc.array(
  fc.oneof(
    fc.record({
      kind: fc.constant("come" as const),
      seats: fc.integer({ min: 1, max: 4 }),
      quota: fc.option(fc.integer({ min: 0, max: 3 }), { nil: null }),
    }),
    fc.record({ kind: fc.constant("leave" as const), which: fc.nat() }),
    fc.record({ kind: fc.constant("lapse" as const), which: fc.nat() }),
  ),
  { maxLength: 60 },
);

/** Plays what happens at a door: after each step those move up who may. */
function play(capacity: Capacity, all: Step[], asked: boolean, look: (line: InLine[]) => void): void {
  let line: InLine[] = [];
  let made = 0;
  for (const step of all) {
    if (step.kind === "come") {
      const quota = step.quota === null ? null : `q${step.quota}`;
      line.push({ id: String(made++), state: "waiting", seats: step.seats, quota, pool: null });
    } else if (line.length > 0) line = line.filter((_, index) => index !== step.which % line.length);
    for (const { id, pool } of movingUp(capacity, line))
      line = line.map((each) => (each.id === id ? { ...each, state: asked ? "asked" : "seat", pool } : each));
    look(line);
  }
}

test("never are more seats given away than places times overbooking, nor of a group's kept ones", () => {
  fc.assert(
    fc.property(capacities, steps, fc.boolean(), (capacity, all, asked) => {
      play(capacity, all, asked, (line) => {
        assert.ok(takenSeats(line) <= seatsOf(capacity));
        for (const { id, places } of capacity.quotas)
          assert.ok(takenSeats(line.filter(({ pool }) => pool === id)) <= places);
        const strangers = line.filter(
          ({ state, quota, pool }) => state !== "waiting" && pool !== null && pool !== quota,
        );
        assert.deepEqual(strangers, [], "a kept seat went to somebody of another group");
      });
    }),
  );
});

test("within a group nobody is overtaken, and no seat stays free for which the first in line would fit", () => {
  fc.assert(
    fc.property(capacities, steps, (capacity, all) => {
      play(capacity, all, false, (line) => {
        const known = new Set(capacity.quotas.map(({ id }) => id));
        const group = ({ quota }: InLine) => (quota !== null && known.has(quota) ? quota : null);
        for (const [index, one] of line.entries())
          if (one.state === "waiting" && everFits(capacity, one))
            assert.ok(
              !line.slice(index + 1).some((later) => group(later) === group(one) && later.state === "seat"),
            );
        assert.deepEqual(movingUp(capacity, line), []);
      });
    }),
  );
});

test("a party that would never fit holds up nobody", () => {
  const capacity: Capacity = { places: 3, overbooking: 1, quotas: [{ id: "women", places: 1 }] };
  const waits = (id: string, seats: number, quota: string | null = null): InLine => ({
    id,
    state: "waiting",
    seats,
    quota,
    pool: null,
  });
  assert.deepEqual(
    [1, 2, 3].map((seats) => everFits(capacity, { seats, quota: null })),
    [true, true, false],
  );
  assert.equal(everFits({ ...capacity, places: null }, { seats: 20, quota: null }), true);
  const line = [
    waits("five", 5),
    waits("three women", 3, "women"),
    waits("two", 2),
    waits("woman", 1, "women"),
  ];
  assert.equal(openSeats(capacity, line.slice(0, 2)), 2);
  assert.deepEqual(
    movingUp(capacity, line).map(({ id }) => id),
    ["two", "woman"],
  );
});

test("open seats are what a newcomer alone gets", () => {
  fc.assert(
    fc.property(capacities, steps, (capacity, all) => {
      play(capacity, all, false, (line) => {
        const seats = openSeats(capacity, line);
        const newcomer: InLine = { id: "new", state: "waiting", seats: 1, quota: null, pool: null };
        const gets = movingUp(capacity, [...line, newcomer]).some(({ id }) => id === "new");
        assert.equal(gets, seats >= 1);
      });
    }),
  );
});

test("a group has seats as long as its own or open ones are left, and nobody of it waits", () => {
  const capacity: Capacity = { places: 3, overbooking: 1, quotas: [{ id: "women", places: 2 }] };
  const one = (id: string, pool: string | null, state: InLine["state"] = "seat"): InLine => ({
    ...{ id, state, seats: 1, pool },
    quota: pool,
  });
  assert.deepEqual(groupsWithSeats(capacity, []), ["women"]);
  const line = [one("man", null), one("next man", null, "waiting"), one("woman", "women")];
  assert.equal(openSeats(capacity, line), 0);
  assert.deepEqual(groupsWithSeats(capacity, line), ["women"]);
  assert.deepEqual(groupsWithSeats(capacity, [...line, one("second", "women")]), []);
});

test("overbooking counts whole seats: 10 places at 1.1 are 11, not 10.999", () => {
  const seats = (places: number, overbooking: number) => seatsOf({ places, overbooking, quotas: [] });
  assert.deepEqual([seats(10, 1.1), seats(10, 1.05), seats(3, 1.33), seats(10, 1)], [11, 10, 3, 10]);
});
