import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { pagesShown } from "./pagination.tsx";

test("shows first, last and neighbours, with a gap where pages are left out", () => {
  assert.deepEqual(pagesShown(1, 1), [1]);
  assert.deepEqual(pagesShown(1, 3), [1, 2, 3]);
  assert.deepEqual(pagesShown(5, 12), [1, 0, 4, 5, 6, 0, 12]);
  assert.deepEqual(pagesShown(12, 12), [1, 0, 11, 12]);
});

test("is never longer than seven and always holds this page", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 3000 }), fc.integer({ min: 1, max: 3000 }), (a, b) => {
      const [page, pages] = [Math.min(a, b), Math.max(a, b)];
      const shown = pagesShown(page, pages);
      assert.ok(shown.length <= 7 && shown.includes(page) && shown.includes(pages));
    }),
  );
});
