import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { houseNumberText, orderOf, readHouseNumber } from "./house-number.ts";

test("house numbers as they stand on houses and in tables", () => {
  const cases: [string, [low: number, high: number, suffix: string] | undefined][] = [
    ["12", [12, 12, ""]],
    ["12a", [12, 12, "a"]],
    ["12 A", [12, 12, "a"]],
    ["Hausnr. 12 a", [12, 12, "a"]],
    ["Nr.12", [12, 12, ""]],
    ["12-14", [12, 14, ""]],
    ["12 – 14", [12, 14, ""]],
    ["12a-14b", [12, 14, ""]],
    ["12 bis 14", [12, 14, ""]],
    ["12;14;16", [12, 16, ""]],
    ["12, 14", [12, 14, ""]],
    ["12/14", [12, 14, ""]],
    ["12 u. 14", [12, 14, ""]],
    ["12/3", [12, 12, "/3"]],
    ["12/13", [12, 12, "/13"]],
    ["12 1/2", [12, 12, "1/2"]],
    ["12½", [12, 12, "1/2"]],
    ["12a-c", [12, 12, "a-c"]],
    ["12.1", [12, 12, ".1"]],
    ["12 Hinterhof", [12, 12, ""]],
    ["14-12", [14, 14, "-12"]],
    ["#104-1715", [1715, 1715, ""]],
    ["#20 601", [601, 601, ""]],
    ["12 1855", [1855, 1855, ""]],
    ["1-150", [1, 1, "-150"]],
    ["12 47053", [12, 12, ""]],
    ["0", undefined],
    ["a", undefined],
    ["", undefined],
    ["123456", undefined],
  ];
  for (const [text, expected] of cases) {
    const [low = 0, high = 0, suffix = ""] = expected ?? [];
    assert.deepEqual(readHouseNumber(text), expected && { low, high, suffix }, text);
  }
});

test("what is written out is read again as the same, and stands where it belongs", () => {
  const numbers = fc.record({
    low: fc.integer({ min: 1, max: 9999 }),
    more: fc.constantFrom(0, 2, 4),
    letter: fc.constantFrom("", "a", "f", "z"),
  });
  fc.assert(
    fc.property(numbers, ({ low, more, letter }) => {
      const number = { low, high: low + more, suffix: more > 0 ? "" : letter };
      assert.deepEqual(readHouseNumber(houseNumberText(number)), number);
      assert.ok(orderOf(number) >= low && orderOf(number) < low + more + 1);
    }),
  );
});

test("any text is read without a fault, and a number is never made up", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme", maxLength: 120 }), (text) => {
      const read = readHouseNumber(text);
      if (!read) return;
      assert.ok(read.low >= 1 && read.high >= read.low && read.high - read.low <= 100);
      assert.match(text.normalize("NFKC"), new RegExp(`${read.low}`));
    }),
  );
});
