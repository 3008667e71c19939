// SPDX-License-Identifier: EUPL-1.2
import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import catalogue from "../../catalogue/hour-limits.json" with { type: "json" };
import { hoursStanding, limitsOn } from "./hour-limits.ts";

test("on every day of the funding periods exactly one rule holds, and it warns before it asks", () => {
  const start = Date.UTC(2014, 0, 1);
  fc.assert(
    fc.property(fc.nat({ max: 365 * 25 }), (days) => {
      const day = new Date(start + days * 86_400_000).toISOString().slice(0, 10);
      const inForce = catalogue.rules.filter(({ from, until }) => from <= day && (until ?? "9") >= day);
      assert.equal(inForce.length, 1, day);
      const limits = limitsOn(day);
      assert.ok(limits && limits.warnMinutes < limits.formMinutes);
    }),
  );
  assert.equal(limitsOn("2013-12-31"), undefined);
});

test("warns at six hours, asks for the entry form at eight, and is content when it is there", () => {
  const limits = limitsOn("2026-11-26");
  const at = (minutes: number, hasForm = false) => hoursStanding(minutes, hasForm, limits);
  assert.deepEqual(
    [0, 359, 360, 479, 480, 9999].map((minutes) => at(minutes)),
    ["fine", "fine", "soon", "soon", "due", "due"],
  );
  assert.equal(at(9999, true), "done");
  assert.equal(hoursStanding(9999, false, undefined), "fine");
});
