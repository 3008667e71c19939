// SPDX-License-Identifier: EUPL-1.2
import assert from "node:assert/strict";
import { it } from "node:test";
import * as fc from "fast-check";
import { askingLimits, askingSchema, readAsking } from "./asking.ts";

it("is on, once a year, where nobody has set anything", () => {
  assert.deepEqual(askingSchema.parse({}), { asks: true, months: 12, perDay: 50 });
});

it("takes whole numbers within the limits and names the others", () => {
  const typed = fc.oneof(fc.integer({ min: -10, max: 700 }).map(String), fc.string());
  fc.assert(
    fc.property(typed, typed, fc.boolean(), (months, perDay, asks) => {
      const read = readAsking(new URLSearchParams({ months, perDay, asks: asks ? "yes" : "no" }));
      const isRight = (text: string, [least, most]: readonly [number, number]) =>
        /^\d{1,4}$/.test(text.trim()) && Number(text) >= least && Number(text) <= most;
      const wrong = [
        ...(isRight(months, askingLimits.months) ? [] : ["months"]),
        ...(isRight(perDay, askingLimits.perDay) ? [] : ["perDay"]),
      ];
      if (read.ok)
        assert.deepEqual([read.value, wrong], [{ asks, months: Number(months), perDay: Number(perDay) }, []]);
      else assert.deepEqual(read.reason, wrong);
    }),
  );
});
