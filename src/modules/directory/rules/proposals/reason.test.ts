// SPDX-License-Identifier: EUPL-1.2
import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { readReason, reasonPresets, storeReason } from "./reason.ts";

test("a reason comes back as it was given", () => {
  const words = fc.string({ unit: "grapheme" }).filter((text) => !text.startsWith("preset:"));
  fc.assert(
    fc.property(fc.constantFrom(...reasonPresets), words, (preset, text) => {
      assert.deepEqual(readReason(storeReason({ preset, words: text })), { preset, words: text });
      assert.deepEqual(readReason(storeReason({ words: text })), { words: text });
    }),
  );
  assert.deepEqual(readReason("preset:unheard-of\nx"), { words: "preset:unheard-of\nx" });
});
