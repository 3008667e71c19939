import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { textParts } from "./text-parts.ts";

test("letters of GSM make parts of 160, or of 153 where there are several", () => {
  assert.deepEqual(textParts("a".repeat(160)), { alphabet: "gsm", length: 160, parts: 1 });
  assert.deepEqual(textParts("a".repeat(161)), { alphabet: "gsm", length: 161, parts: 2 });
  assert.deepEqual(textParts("ä".repeat(306)), { alphabet: "gsm", length: 306, parts: 2 });
  assert.equal(textParts("ä".repeat(307)).parts, 3);
  assert.deepEqual(textParts("Straße: Ünal, Åse, à la carte\n@"), { alphabet: "gsm", length: 31, parts: 1 });
});

test("the euro sign and brackets take two septets, and are not cut in two", () => {
  assert.equal(textParts("€".repeat(80)).parts, 1);
  assert.equal(textParts("€".repeat(81)).parts, 2);
  // 153 is odd: the 77th would be cut.
  assert.equal(textParts("€".repeat(152)).parts, 2);
  assert.equal(textParts("€".repeat(153)).parts, 3);
});

test("any other letter makes parts of 70, or of 67 where there are several; a smiley is not cut in two", () => {
  assert.deepEqual(textParts("م".repeat(70)), { alphabet: "ucs2", length: 70, parts: 1 });
  assert.equal(textParts("م".repeat(71)).parts, 2);
  assert.equal(textParts("ş".repeat(135)).parts, 3);
  assert.equal(textParts("😀".repeat(35)).parts, 1);
  assert.equal(textParts("😀".repeat(36)).parts, 2);
  assert.equal(textParts("😀".repeat(67)).parts, 3);
});

test("no text needs fewer parts than its length, or more than one for each of its characters", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme", maxLength: 600 }), (text) => {
      const { alphabet, length, parts } = textParts(text);
      const [alone, part] = alphabet === "gsm" ? [160, 153] : [70, 67];
      assert.ok(parts >= 1 && (length <= alone ? parts === 1 : parts * part >= length));
      assert.ok(parts <= Math.max(1, Math.ceil(length / (part - 1))));
    }),
  );
});
