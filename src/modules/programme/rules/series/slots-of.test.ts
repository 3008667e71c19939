import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { type Slot, slotPlan } from "./slot-plan.ts";
import { slotsOf } from "./slots-of.ts";

const morning = { startsAt: new Date("2026-11-23T08:00:00Z"), endsAt: new Date("2026-11-23T12:00:00Z") };
const start = ({ startsAt }: Slot) => startsAt.toISOString().slice(11, 16);

function slots(session: Slot, plan: object): Slot[] {
  const result = slotsOf(session, slotPlan.parse(plan));
  assert.ok(result.ok, result.ok ? "" : result.reason);
  return result.value;
}

test("a morning of counselling with time to write up and a break", () => {
  const plan = { minutes: 45, between: 15, breaks: [{ from: "11:00", to: "11:30" }] };
  // In Berlin 9:00 and 10:00, then the break, then 11:30; 12:30 would end at 13:15, past the session.
  assert.deepEqual(slots(morning, plan).map(start), ["08:00", "09:00", "10:30"]);
});

test("what does not work is refused", () => {
  const refusal = (session: Slot, plan: object) => {
    const result = slotsOf(session, slotPlan.parse(plan));
    return result.ok ? undefined : result.reason;
  };
  assert.equal(refusal(morning, { minutes: 241 }), "too-short");
  assert.equal(
    refusal(morning, { minutes: 30, breaks: [{ from: "12:00", to: "11:00" }] }),
    "break-backwards",
  );
  const days = { ...morning, endsAt: new Date("2026-11-25T12:00:00Z") };
  assert.equal(refusal(days, { minutes: 5 }), "too-many");
});

test("slots are in order, as long as said, within the session and outside breaks", () => {
  const quarter = fc.integer({ min: 0, max: 95 });
  const clock = (value: number) =>
    `${String(Math.floor(value / 4)).padStart(2, "0")}:${String((value % 4) * 15).padStart(2, "0")}`;
  const session = fc.record({
    day: fc.constantFrom("2026-11-23", "2027-03-27", "2026-10-24", "2026-07-01"),
    start: quarter,
    hours: fc.integer({ min: 1, max: 14 }),
  });
  const plan = fc.record({
    minutes: fc.integer({ min: 5, max: 120 }),
    between: fc.integer({ min: 0, max: 30 }),
    breaks: fc.array(fc.tuple(quarter, quarter), { maxLength: 3 }),
  });
  fc.assert(
    fc.property(session, plan, ({ day, start: from, hours }, { breaks, ...rest }) => {
      const startsAt = new Date(Date.parse(`${day}T00:00:00Z`) + from * 900_000);
      const endsAt = new Date(startsAt.getTime() + hours * 3_600_000);
      const real = breaks.filter(([a, b]) => a < b).map(([a, b]) => ({ from: clock(a), to: clock(b) }));
      const result = slotsOf({ startsAt, endsAt }, slotPlan.parse({ ...rest, breaks: real }));
      if (!result.ok) return;
      const wall = new Intl.DateTimeFormat("de-DE", { timeZone: "Europe/Berlin", timeStyle: "short" });
      for (const [index, slot] of result.value.entries()) {
        assert.equal(slot.endsAt.getTime() - slot.startsAt.getTime(), rest.minutes * 60_000);
        assert.ok(slot.startsAt >= startsAt && slot.endsAt <= endsAt);
        const before = result.value[index - 1];
        if (before) assert.ok(slot.startsAt.getTime() - before.endsAt.getTime() >= rest.between * 60_000);
        // By day, where no clock changes, no slot begins within a break.
        if (day !== "2026-11-23" && day !== "2026-07-01") continue;
        const shown = wall.format(slot.startsAt);
        for (const one of real) assert.ok(shown < one.from || shown >= one.to, `${shown} in ${one.from}`);
      }
    }),
  );
});
