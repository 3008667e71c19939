import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { withoutEquations } from "./equations.ts";
import { words } from "./fold.ts";

test("an equation of numbers is no word, whatever its numbers are", () => {
  const number = fc.nat(99_999);
  fc.assert(
    fc.property(number, number, fc.constantFrom("=", " = ", "<>", "<", "=="), (a, b, sign) => {
      const { text, equations } = withoutEquations(`Kiosk' OR ${a}${sign}${b} -- `);
      assert.deepEqual(words(text), words("Kiosk' OR"));
      assert.deepEqual(equations, [`${a}${sign}${b}`]);
    }),
  );
});

test("numbers of houses and telephones, ranges and tags stay", () => {
  for (const text of [
    "Wanheimer Str. 12",
    "Markt 12-14",
    "3/5",
    "0203 12345",
    "+49 203/12345",
    "shop=bakery",
    "h2=o",
    "A=1",
    "1 2",
  ])
    assert.deepEqual(withoutEquations(text), { text, equations: [] });
});
