// SPDX-License-Identifier: EUPL-1.2
import assert from "node:assert/strict";
import { test } from "node:test";
import * as fc from "fast-check";
import { newId } from "../../../../kernel/id/id.ts";
import { mostAtOnce, readDecided, writeDecided } from "./decided-mark.ts";

test("what was decided together is read as it was written, and fits into an address", () => {
  const ids = fc.array(
    fc.constant(0).map(() => newId()),
    { minLength: 1, maxLength: mostAtOnce },
  );
  const numbers = fc.uniqueArray(fc.integer({ min: 1, max: 999_999_999 }), {
    minLength: 1,
    maxLength: mostAtOnce,
  });
  fc.assert(
    fc.property(ids, numbers, (some, pairs) => {
      assert.deepEqual(readDecided(writeDecided("lines", some)), { kind: "lines", ids: some });
      assert.deepEqual(readDecided(writeDecided("proposals", some)), { kind: "proposals", ids: some });
      assert.deepEqual(readDecided(writeDecided("pairs", pairs)), { kind: "pairs", ids: pairs.map(String) });
      assert.ok(writeDecided("lines", some).length < 1_500);
    }),
  );
});

test("anything else is nothing", () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      const read = readDecided(text);
      if (read) assert.equal(writeDecided(read.kind, read.ids), text);
    }),
  );
  for (const text of ["", "p.", "p.1", "d.", "d.1,", "d.1,x", "x.1", "d.0000000001", null, undefined])
    assert.equal(readDecided(text), undefined, String(text));
  const many = Array.from({ length: mostAtOnce + 1 }, (_, index) => index + 1);
  assert.equal(readDecided(writeDecided("pairs", many)), undefined);
});
