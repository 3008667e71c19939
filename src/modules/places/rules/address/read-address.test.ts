import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { houseNumberText } from "./house-number.ts";
import { readAddress, readParts } from "./read-address.ts";
import { streetKey } from "./street-key.ts";

/** The readings in one line each, the street as it is compared. */
const readings = (text: string): string[] =>
  readAddress(text).map(({ street, number, postcode, town }) =>
    [street && streetKey(street), number && houseNumberText(number), postcode, town]
      .map((part) => part ?? "")
      .join("|"),
  );

test("addresses as people write them: the first reading is what they mean", () => {
  const cases: Record<string, string> = {
    "Wanheimer Straße 12": "wanheimerstrasse|12||",
    "Wanheimer Str. 12a, 47053 Duisburg": "wanheimerstrasse|12a|47053|Duisburg",
    "wanheimerstr 12": "wanheimerstrasse|12||",
    "wanheimerstr.12": "wanheimerstrasse|12||",
    "12 Wanheimer Straße": "wanheimerstrasse|12||",
    "Am Markt 3": "ammarkt|3||",
    "C 4, 12": "c4|12||",
    "C4 12-14, 68159 Mannheim": "c4|12-14|68159|Mannheim",
    "Kaiser-Wilhelm-Str. 12-14": "kaiserwilhelmstrasse|12-14||",
    "Gartenweg 12 1/2": "gartenweg|12 1/2||",
    "Wanheimer Straße, Hausnr. 12 a": "wanheimerstrasse|12a||",
    "Wanheimer Straße, 12": "wanheimerstrasse|12||",
    "Wanheimer Str. 12, Hinterhof, 47053 Duisburg": "wanheimerstrasse|12|47053|Duisburg",
    "Wanheimer Str. 12, 2. OG, Duisburg": "wanheimerstrasse|12||Duisburg",
    "Weseler Straße 5, Duisburg-Hamborn": "weselerstrasse|5||Duisburg-Hamborn",
    "47053 Duisburg, Wanheimer Straße 12": "wanheimerstrasse|12|47053|Duisburg",
    "Wanheimer Straße 12 47053 Duisburg": "wanheimerstrasse|12|47053|Duisburg",
    "Wanheimer Straße 12 Duisburg": "wanheimerstrasse|12||Duisburg",
    "Duisburg, Wanheimer Straße 12": "wanheimerstrasse|12||Duisburg",
    "Wanheimer Straße 12, D-47053 Duisburg, Deutschland": "wanheimerstrasse|12|47053|Duisburg",
    "Straße des 17. Juni 135": "strassedes17juni|135||",
    "Wanheimer Straße Duisburg": "wanheimerstrasse|||Duisburg",
    "Herrengasse 8, 9490 Vaduz": "herrengasse|8|9490|Vaduz",
    "An der B 224": "anderb224|||",
    "„Am Markt“ 3": "ammarkt|3||",
    "47053": "||47053|",
    "47053 Duisburg": "||47053|Duisburg",
  };
  for (const [text, expected] of Object.entries(cases)) assert.equal(readings(text)[0], expected, text);
});

test("a name without a number may be a street or a place", () => {
  assert.deepEqual(readings("Hochfeld"), ["hochfeld|||", "|||Hochfeld"]);
});

test("nothing to look for", () => {
  for (const text of ["", "   ", "?!", ", ,", "…"]) assert.deepEqual(readAddress(text), [], text);
});

test("columns of a table", () => {
  const first = (parts: Parameters<typeof readParts>[0]) => {
    const { street, number, postcode, town } = readParts(parts)[0] ?? {};
    return [street, number && houseNumberText(number), postcode, town];
  };
  const whole = ["Weseler Str.", "12a", "47166", "Duisburg"];
  assert.deepEqual(
    first({ street: "Weseler Str.", houseNumber: "12 a", postcode: "47166", city: "Duisburg" }),
    whole,
  );
  assert.deepEqual(first({ street: "Weseler Str. 12 a", postcode: "D-47166", city: "Duisburg" }), whole);
  assert.deepEqual(first({ street: "Weseler Str. 12 a", city: "47166 Duisburg" }), whole);
  assert.deepEqual(first({ street: "Am Markt", city: "Gladbeck", suburb: "Zweckel" }), [
    "Am Markt",
    undefined,
    undefined,
    "Gladbeck, Zweckel",
  ]);
  assert.deepEqual(readParts({}), []);
  assert.deepEqual(readParts({ postcode: "45964" }), [{ postcode: "45964" }]);
});

test("any order and spelling of the parts leads to the same address", () => {
  const street = fc.constantFrom("Wanheimer", "Kaiser-Wilhelm-", "Große Berg", "Lange ", "Königsberger ");
  const kind = fc.constantFrom("straße", "str.", "Straße", "Str.", "strasse", "STRASSE");
  const number = fc.tuple(fc.integer({ min: 1, max: 999 }), fc.constantFrom("", "a", " b", "-0"));
  const code = fc.integer({ min: 1067, max: 99998 }).map((value) => String(value).padStart(5, "0"));
  fc.assert(
    fc.property(
      street,
      kind,
      number,
      code,
      fc.integer({ min: 0, max: 3 }),
      (name, word, [low, more], postcode, order) => {
        const house = more === "-0" ? `${low}-${low + 2}` : `${low}${more}`;
        const line = [`${name}${word} ${house}`, `${house} ${name}${word}`][order === 3 ? 1 : 0];
        const text = [
          `${line}, ${postcode} Duisburg`,
          `${postcode} Duisburg, ${line}`,
          `${line} ${postcode} Duisburg`,
          `${line}, ${postcode} Duisburg`,
        ][order];
        assert.equal(
          readings(text ?? "")[0],
          [streetKey(`${name}straße`), house.replace(" ", ""), postcode, "Duisburg"].join("|"),
          text,
        );
      },
    ),
  );
});

test("any text is read without a fault, in a few readings", () => {
  const piece = fc.oneof(
    fc.string({ unit: "grapheme", maxLength: 30 }),
    fc.constantFrom("Str.", " 12", ", ", "47053", "a", "-", "/", "\n", "½", "Duisburg"),
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
      const found = readAddress(pieces.join(""));
      assert.ok(found.length <= 8);
      for (const { street, postcode, town } of found) assert.ok(street || postcode || town);
    }),
  );
});
