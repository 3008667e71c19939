// SPDX-License-Identifier: EUPL-1.2
import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { momentIn } from "../../../../kernel/clock/berlin.ts";
import { freeTimes } from "./free-times.ts";
import { readWish } from "./read-wish.ts";

// A Thursday.
const now = momentIn("2026-11-26", "07:00");
const at = (time: string, day = "2026-11-26") => momentIn(day, time);

test("free is what is open and nobody has", () => {
  const opening = { "4": { from: "09:00", to: "17:00" } };
  const taken = [{ startsAt: at("10:00"), endsAt: at("12:00"), units: [0] }];
  assert.deepEqual(freeTimes({ units: 1, opening }, taken, now, 7), [
    { startsAt: at("09:00"), endsAt: at("10:00"), free: 1 },
    { startsAt: at("12:00"), endsAt: at("17:00"), free: 1 },
  ]);
  assert.deepEqual(
    freeTimes({ units: 2, opening }, taken, now, 1).map(({ free }) => free),
    [2, 1, 2],
  );
  assert.deepEqual(
    freeTimes({ units: 1, opening }, [{ units: [0], startsAt: at("09:20"), endsAt: at("16:40") }], now, 1),
    [],
    "twenty minutes are of no use",
  );
  assert.equal(freeTimes({ units: 1, opening: {} }, [], now, 3).length, 3, "what is always open");
});

test("nothing that is free overlaps what all units are given away for, and nothing is left out", () => {
  const slot = fc.tuple(
    fc.integer({ min: 0, max: 47 }),
    fc.integer({ min: 1, max: 12 }),
    fc.integer({ min: 0, max: 2 }),
  );
  fc.assert(
    fc.property(fc.array(slot, { maxLength: 12 }), (slots) => {
      const opens = at("08:00").getTime();
      const taken = slots.map(([start, length, unit]) => ({
        startsAt: new Date(opens + start * 1_800_000),
        endsAt: new Date(opens + (start + length) * 1_800_000),
        units: [unit],
      }));
      const times = freeTimes({ units: 3, opening: {} }, taken, now, 1);
      for (let half = 0; half < 24; half++) {
        const start = opens + half * 1_800_000;
        const busy = new Set(
          taken
            .filter((one) => one.startsAt.getTime() <= start && one.endsAt.getTime() > start)
            .flatMap(({ units }) => units),
        );
        const found = times.find((one) => one.startsAt.getTime() <= start && one.endsAt.getTime() > start);
        assert.equal(found?.free ?? 0, 3 - busy.size);
      }
    }),
  );
});

test("a wish is for a time that comes, not too far ahead, and for no more than there is", () => {
  const said = { day: "2026-11-27", from: "10:00", to: "12:00", units: "2", purpose: " Vorhänge\u0000 " };
  const read = (more: Record<string, string>) => readWish(new URLSearchParams({ ...said, ...more }), 3, now);
  const good = read({});
  assert.ok(good.ok);
  assert.deepEqual(good.value, {
    startsAt: at("10:00", "2026-11-27"),
    endsAt: at("12:00", "2026-11-27"),
    units: 2,
    purpose: "Vorhänge",
  });
  for (const [more, reason] of [
    [{ day: "2026-11-25" }, "when"],
    [{ to: "09:00" }, "when"],
    [{ day: "" }, "when"],
    [{ day: "2027-06-01" }, "far"],
    [{ units: "4" }, "units"],
    [{ units: "0" }, "units"],
  ] as const) {
    const wrong = read(more);
    assert.equal(wrong.ok ? "fine" : wrong.reason, reason, JSON.stringify(more));
  }
});
