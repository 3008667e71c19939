// SPDX-License-Identifier: EUPL-1.2
import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { momentIn } from "../../../../kernel/clock/berlin.ts";
import { freeUnits, isOpenFor, readResource } from "./resource.ts";

test("units that are given are free, different and as many as wanted, or there are not enough", () => {
  const number = fc.integer({ min: 1, max: 12 });
  fc.assert(
    fc.property(number, fc.array(fc.nat({ max: 14 })), number, (units, taken, wanted) => {
      const given = freeUnits(units, taken, wanted);
      const free = units - new Set(taken.filter((unit) => unit < units)).size;
      if (!given) return assert.ok(free < wanted);
      assert.equal(new Set(given).size, wanted);
      assert.ok(given.every((unit) => unit >= 0 && unit < units && !taken.includes(unit)));
    }),
  );
});

test("opening hours hold on the clocks of Berlin, for the whole time", () => {
  const hours = { "1": { from: "09:00", to: "17:00" } };
  const open = (day: string, from: string, to: string) =>
    isOpenFor(hours, momentIn(day, from), momentIn(day, to));
  assert.equal(open("2026-11-23", "09:00", "17:00"), true);
  assert.equal(open("2026-11-23", "08:30", "10:00"), false);
  assert.equal(open("2026-11-23", "16:00", "17:30"), false);
  assert.equal(open("2026-11-24", "10:00", "11:00"), false);
  assert.equal(isOpenFor({}, momentIn("2026-11-24", "22:00"), momentIn("2026-11-25", "01:00")), true);
});

test("a form says what is wrong, or gives the room", () => {
  const form = (fields: Record<string, string>) => readResource(new URLSearchParams(fields));
  assert.deepEqual(form({ units: "0", "from-1": "10:00", "to-1": "09:00" }), {
    ok: false,
    reason: { name: "missing", kind: "missing", units: "wrong", opening: "wrong" },
  });
  const read = form({
    name: " Nähmaschinen ",
    kind: "machine",
    units: "8",
    "from-1": "09:00",
    "to-1": "17:00",
  });
  assert.deepEqual(read.ok && read.value, {
    name: "Nähmaschinen",
    kind: "machine",
    units: 8,
    capacity: null,
    equipment: "",
    opening: { "1": { from: "09:00", to: "17:00" } },
    askable: false,
  });
});
