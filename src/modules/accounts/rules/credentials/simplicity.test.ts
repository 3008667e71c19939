import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { effectiveLength, repeatedUnit } from "./simplicity.ts";

test("runs of three or more count as two", () => {
  const lengths: [string, number][] = [
    ["", 0],
    ["ab", 2],
    ["abc", 2],
    ["aaaaaaaa", 2],
    ["987654", 2],
    ["789012", 2],
    ["qwertz", 2],
    ["lkjhg", 2],
    ["qwertzabc", 4],
    ["kühl".replace("ü", "u"), 4],
    ["фывапр", 2],
  ];
  for (const [text, length] of lengths) assert.equal(effectiveLength(text), length, text);
});

test("never counts more than there is, nor less where something is put behind", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme", maxLength: 40 }), fc.string({ maxLength: 5 }), (text, more) => {
      const length = effectiveLength(text);
      assert.ok(length <= [...text].length);
      assert.ok(effectiveLength(text + more) >= length - 1);
    }),
  );
});

test("finds what is repeated to the end", () => {
  assert.equal(repeatedUnit("abcabcab"), "abc");
  assert.equal(repeatedUnit("abcab"), "abcab");
  assert.equal(repeatedUnit("aaaa"), "a");
  fc.assert(
    fc.property(
      fc.string({ unit: "grapheme", minLength: 1, maxLength: 9 }),
      fc.integer({ min: 2, max: 5 }),
      (unit, times) => {
        const found = repeatedUnit(unit.repeat(times));
        assert.ok(found.length <= unit.length);
        assert.ok(found.repeat(50).startsWith(unit.repeat(times)));
      },
    ),
  );
});
