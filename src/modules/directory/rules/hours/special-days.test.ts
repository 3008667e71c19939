import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { parseHours } from "./hours.ts";
import { type SpecialDay, specialDaySchema, withSpecialDays } from "./special-days.ts";

test("dated rules behind the usual hours", () => {
  assert.equal(
    withSpecialDays("Mo-Fr 09:00-18:00; ", [
      { from: "2026-12-24", to: "2026-12-31", reason: "Betriebsferien" },
      { from: "2027-01-02", to: "2027-01-02", hours: "10:00-14:00" },
    ]),
    'Mo-Fr 09:00-18:00; 2026 Dec 24-2026 Dec 31 off "Betriebsferien"; 2027 Jan 02 10:00-14:00 open',
  );
  assert.equal(withSpecialDays("24/7", []), "24/7");
});

test("without usual hours the other days stay unknown", () => {
  assert.equal(
    withSpecialDays("", [{ from: "2026-12-24", to: "2026-12-24" }]),
    "24/7 unknown; 2026 Dec 24 off",
  );
});

test("the schema refuses what is no day, no time or runs backwards", () => {
  const good = { from: "2026-12-24", to: "2026-12-31" };
  assert.ok(specialDaySchema.safeParse({ ...good, hours: "10:00-12:00, 13:00-15:00", reason: "x" }).success);
  for (const bad of [
    { from: "2026-02-30" },
    { to: "2026-12-23" },
    { hours: "10-12" },
    { hours: '10:00-12:00 "x"' },
    { hours: "25:00-26:00" },
    { reason: "" },
    { reason: "x".repeat(101) },
  ]) {
    assert.ok(!specialDaySchema.safeParse({ ...good, ...bad }).success, JSON.stringify(bad));
  }
});

test("no reason breaks out of its quotation marks", () => {
  const day = fc
    .date({ min: new Date("2000-01-01"), max: new Date("2099-12-31"), noInvalidDate: true })
    .map((date) => date.toISOString().slice(0, 10));
  const special: fc.Arbitrary<SpecialDay> = fc
    .tuple(
      day,
      day,
      fc.oneof(fc.string({ unit: "grapheme", maxLength: 60 }), fc.constantFrom('"; 24/7', "\\", "\u202e")),
      fc.boolean(),
    )
    .map(([a, b, reason, open]) => {
      const [from = a, to = b] = [a, b].sort();
      return { from, to, reason, ...(open ? { hours: "10:00-12:00,14:00-18:00" } : {}) };
    });
  fc.assert(
    fc.property(
      fc.array(special, { maxLength: 5 }),
      fc.constantFrom("Mo-Fr 09:00-18:00", "Jan-Dec 10:00-12:00"),
      (specials, value) => {
        const hours = parseHours(value, "NW", specials);
        assert.ok(hours.ok, hours.ok ? "" : JSON.stringify(specials));
        assert.ok(!hours.value.value.slice(value.length).includes("24/7;"));
      },
    ),
    { numRuns: 100 },
  );
});
