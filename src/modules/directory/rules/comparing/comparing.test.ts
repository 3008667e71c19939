import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { compareCode, comparePhone, phoneDigits } from "./compare-code.ts";
import { codesIn, compareCodeWords, withoutCodes } from "./compare-code-words.ts";
import { compareDate, readDay } from "./compare-date.ts";
import { compareNumber, readNumber } from "./compare-number.ts";
import { compareNumberWords, numbersIn } from "./compare-number-words.ts";
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
          const itself = x === undefined ? undefined : comparator.compare(x, x);
          if (itself) assert.equal(itself.level, comparator.levels.length - 1);
          if (x === undefined || y === undefined) return;
          const [one, other] = [comparator.compare(x, y), comparator.compare(y, x)];
          assert.equal(one?.level, other?.level);
          if (!one || !other) return;
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
    assert.equal(phone.compare(phone.read("0203 123456"), phone.read("+49 203 123456"))?.level, 3);
    const text = compareText() as Comparator<unknown>;
    assert.equal(text.compare(text.read("Bel-Air Hotel"), text.read("hotel bel air"))?.level, 7);
  });

  it("of texts tell where one says more from where each says something else", () => {
    const text = compareText() as Comparator<unknown>;
    const titles = ["Belora Kitchen blender", "Belora Kitchen blender steel", "Belora Kitchen kettle"].map(
      (title) => text.read(title),
    );
    for (const title of titles) text.count?.(title);
    const [plain, steel, kettle] = titles;
    const level = (a: unknown, b: unknown) => text.compare(a, b)?.level ?? -1;
    assert.match(text.levels[level(plain, steel)] ?? "", /says more/);
    assert.ok(level(plain, kettle) < level(plain, steel));
  });

  it("of postcodes meet without the zero that a spreadsheet has taken", () => {
    const code = compareCode() as Comparator<unknown>;
    assert.equal(code.compare(code.read("07152"), code.read("7152"))?.level, 3);
    assert.notEqual(code.read("0"), undefined);
  });
});

describe("model numbers", () => {
  const codes = compareCodeWords() as Comparator<unknown>;
  const says = (a: string, b: string, asideOfA?: string) => {
    const [one, other] = [codes.read(a, asideOfA), codes.read(b)];
    const outcome = one && other ? codes.compare(one, other) : undefined;
    return outcome ? codes.levels[outcome.level] : undefined;
  };

  it("meet however they are spelt, in the title or elsewhere", () => {
    assert.equal(says("Belora KDL-46XB6 black", "KDL46XB6 by Belora"), "the same code");
    assert.equal(says("Belora WK 387-1 kettle", "Kettle WK3871"), "the same code");
    assert.equal(says("Belora kettle, steel", "Belora kettle 300"), undefined);
    assert.equal(says("Belora kettle", "Belora WK3871", "WK-3871"), "a code in common");
  });

  it("are others with another digit or letter, and go on with a colour or a country", () => {
    assert.equal(says("FF30ZN8", "FF30ZN7"), "different codes");
    assert.equal(says("CH6771TW", "CH6771TC"), "different codes");
    assert.equal(says("HF9690", "HF9690/US"), "one code begins as the other");
    assert.equal(says("HF969", "HF9690"), "different codes");
  });

  it("that stand in many titles say what a thing can do and are no names", () => {
    const common = compareCodeWords();
    const titles = Array.from({ length: 400 }, (_, at) => common.read(`TV MP3WMA HX${1000 + at}`));
    for (const title of titles) if (title) common.count?.(title);
    const [one, other] = titles;
    assert.ok(one && other);
    assert.equal(common.compare(one, other)?.level, 0);
  });

  it("are left out of the words of a text", () => {
    assert.equal(withoutCodes("Belora WG-R336, 42 inch").replace(/\s+/g, " "), "Belora , 42 inch");
  });
});
