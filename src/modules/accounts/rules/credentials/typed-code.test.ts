import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { readDigits, readLetters } from "./typed-code.ts";

test("digits are read in every script, with whatever stands between them", () => {
  for (const typed of [
    "0123 4567",
    "0123-4567",
    "٠١٢٣ ٤٥٦٧",
    "۰۱۲۳۴۵۶۷",
    "０１２３–４５６７",
    "O l23.4567",
    "\u200f0123_4567",
  ])
    assert.equal(readDigits(typed), "01234567", typed);
});

test("letters are read in either case", () => {
  assert.equal(readLetters(" K7M4P-q2x9t "), "k7m4pq2x9t");
});

test("what else is typed stays, so that it is no code", () => {
  assert.equal(readDigits("12a4"), "12a4");
  fc.assert(
    fc.property(fc.string({ unit: "grapheme" }), (typed) => {
      assert.ok(readDigits(typed).length <= 2000);
      assert.ok(!/\s/.test(readLetters(typed)));
    }),
  );
});

test("every decimal digit of Unicode has its value", () => {
  let seen = 0;
  let before = -1;
  for (let code = 0; code < 0x2_0000; code++) {
    const digit = code >= 0xd800 && code < 0xe000 ? "" : String.fromCodePoint(code);
    const isDigit = /^\p{Nd}$/u.test(digit);
    // Each row goes from 0 to 9; another may follow without a gap.
    const expected = before === 9 || before === -1 ? 0 : before + 1;
    before = isDigit ? Number(readDigits(digit)) : -1;
    if (!isDigit) continue;
    seen++;
    assert.equal(before, expected, code.toString(16));
  }
  assert.ok(seen > 500);
});
