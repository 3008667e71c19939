// SPDX-License-Identifier: EUPL-1.2
import assert from "node:assert/strict";
import { test } from "node:test";
import * as fc from "fast-check";
import { createIdFilter } from "./id-filter.ts";

test("what was added may be there; of the rest nearly all is known to be missing", () => {
  const ids = fc.uniqueArray(fc.integer({ min: -(2 ** 40), max: 2 ** 40 }), {
    minLength: 2000,
    maxLength: 2000,
  });
  fc.assert(
    fc.property(ids, (all) => {
      // A new one each time: what is not added here may have been added the time before.
      const filter = createIdFilter();
      const [added, others] = [all.slice(0, 1000), all.slice(1000)];
      for (const id of added) filter.add(id);
      assert.ok(added.every(filter.mayHave));
      assert.ok(others.filter(filter.mayHave).length < 10);
    }),
    { numRuns: 5 },
  );
});

test("neighbours, and ids that differ in their upper half only, do not share a bit", () => {
  const filter = createIdFilter();
  for (let id = 0; id < 100_000; id++) filter.add(id);
  let taken = 0;
  for (let id = 0; id < 100_000; id++) {
    if (filter.mayHave(id + 100_000)) taken++;
    if (filter.mayHave(id + 2 ** 32)) taken++;
  }
  assert.ok(taken < 2000, String(taken));
});
