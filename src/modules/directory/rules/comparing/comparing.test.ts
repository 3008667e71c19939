import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { compareCode, comparePhone, phoneDigits } from "./compare-code.ts";
import { compareDate, readDay } from "./compare-date.ts";
import { compareNumber, readNumber } from "./compare-number.ts";
import { codesIn, compareCodeWords, compareNumberWords, numbersIn } from "./compare-number-words.ts";
import { comparePlace, readPlace } from "./compare-place.ts";
import { compareText } from "./compare-text.ts";
import { compareMail, compareWebsite } from "./compare-web.ts";
import type { Comparator } from "./comparison.ts";
import { abbreviates, editDistance, jaroWinkler, wordLikeness } from "./likeness.ts";

const all: Record<string, () => Comparator<unknown>> = {
  text: compareText,
  "text without numbers": () => compareText({ withoutNumbers: true }),
  code: compareCode,
  phone: comparePhone,
  number: compareNumber,
  date: compareDate,
  website: compareWebsite,
  mail: compareMail,
  place: comparePlace,
  numbers: compareNumberWords,
  codes: compareCodeWords,
};

const cell = fc.oneof(
  fc.string(),
  fc.constantFrom(
    "Café am Markt 12",
    "cafe markt",
    "12a",
    "0203 123456",
    "+49 203/123457",
    "1.234,50 €",
    "2020-02-03",
  ),
  fc.constantFrom(
    "a@b.example",
    "https://www.b.example/x",
    "51.4, 6.7",
    "DSC-W120",
    "dscw120 black",
    "3.2.2020",
  ),
);

describe("every comparison", () => {
  for (const [name, make] of Object.entries(all)) {
    it(`of ${name} is symmetric, knows the same, and stays within its levels`, () => {
      fc.assert(
        fc.property(cell, cell, (a, b) => {
          const comparator = make();
          const [x, y] = [comparator.read(a), comparator.read(b)];
          if (x !== undefined) comparator.count?.(x);
          if (y !== undefined) comparator.count?.(y);
          if (x !== undefined) assert.equal(comparator.compare(x, x).level, comparator.levels.length - 1);
          if (x === undefined || y === undefined) return;
          const [one, other] = [comparator.compare(x, y), comparator.compare(y, x)];
          assert.equal(one.level, other.level);
          assert.ok(Math.abs(one.likeness - other.likeness) < 1e-9);
          assert.ok(one.likeness >= 0 && one.likeness <= 1 && one.level < comparator.levels.length);
        }),
      );
      const prior = make().prior.reduce((sum, share) => sum + share, 0);
      assert.ok(Math.abs(prior - 1) < 1e-9 && make().prior.length === make().levels.length);
    });
  }
});

describe("likeness of words", () => {
  it("is a distance in letters, symmetric, within its limit", () => {
    assert.equal(editDistance("kitten", "sitting", 3), 3);
    assert.equal(editDistance("kiosk", "kisok", 2), 1);
    assert.equal(editDistance("abc", "xyz", 1), 2);
    fc.assert(
      fc.property(fc.string(), fc.string(), fc.integer({ min: 0, max: 4 }), (a, b, limit) => {
        assert.equal(editDistance(a, b, limit), editDistance(b, a, limit));
        assert.ok(editDistance(a, b, limit) <= limit + 1);
        assert.ok(Math.abs(jaroWinkler(a, b) - jaroWinkler(b, a)) < 1e-9 && jaroWinkler(a, b) <= 1);
      }),
    );
    assert.ok(Math.abs(jaroWinkler("martha", "marhta") - 0.9611) < 1e-4);
  });

  it("reads abbreviations", () => {
    for (const [short, long] of [
      ["rd", "road"],
      ["blvd", "boulevard"],
      ["deli", "delicatessen"],
      ["ggs", "gemeinschaftsgrundschule"],
    ] as const)
      assert.ok(abbreviates(short, long), short);
    assert.equal(abbreviates("12", "123"), false);
    assert.equal(wordLikeness("meier", "schulze"), 0);
  });
});

describe("values", () => {
  it("are read in the spellings that lists have", () => {
    assert.equal(phoneDigits("+49 (0)203 / 12-34 56"), "49203123456");
    assert.equal(readDay("3.2.2020"), "20200203");
    assert.equal(readDay("12/31/1999"), "19991231");
    assert.equal(readDay("19151111"), "19151111");
    assert.equal(readDay("99999999"), undefined);
    assert.equal(readNumber("1.234,50 €"), 1234.5);
    assert.equal(readNumber("$1,234.50"), 1234.5);
    assert.equal(readNumber("12 Stück"), undefined);
    assert.deepEqual(readPlace("51.43, 6.76"), { lat: 51.43, lon: 6.76 });
    assert.equal(readPlace("0, 0"), undefined);
    assert.deepEqual(numbersIn("206 E. Seventh St. 12a"), ["206", "7", "12a"]);
    assert.deepEqual(numbersIn("Sonara AD-4316 12 V, Haus-4"), ["12", "4"]);
    assert.deepEqual(numbersIn("Sonara AD4316 12V"), ["12"]);
    assert.deepEqual(codesIn("Sonara DSC-W120 14MP camera"), ["dscw120", "14mp"]);
  });

  it("of telephones meet with and without country code, of texts in any order of words", () => {
    const phone = comparePhone() as Comparator<unknown>;
    assert.equal(phone.compare(phone.read("0203 123456"), phone.read("+49 203 123456")).level, 3);
    const text = compareText() as Comparator<unknown>;
    assert.equal(text.compare(text.read("Bel-Air Hotel"), text.read("hotel bel air")).level, 5);
  });
});
