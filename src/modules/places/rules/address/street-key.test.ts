import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { editDistance, slipsBetween, streetKey, streetPattern } from "./street-key.ts";

test("one street however it is written", () => {
  const same = [
    [
      "Wanheimer Straße",
      "Wanheimer Str.",
      "Wanheimerstr",
      "WANHEIMER STRASSE",
      "Wanheimerstraße",
      "wanheimer  str",
    ],
    ["Kaiser-Wilhelm-Straße", "Kaiser Wilhelm Str.", "Kaiserwilhelmstr."],
    ["Sankt-Johann-Straße", "St. Johann-Str.", "St.-Johann-Strasse"],
    ["Königsberger Allee", "Koenigsberger Allee", "Konigsberger Allee"],
    ["Maria-Elisabeth-Weg", "Mariaelisabethweg"],
    ["Goetheplatz", "Göthepl.", "Goethe-Platz"],
    ["Straße des 17. Juni", "Str. des 17 Juni"],
    ["Dr.-Hammacher-Straße", "Doktor Hammacher Str"],
    ["Große Bergstraße", "Gr. Bergstr."],
    ["An der Bastion", "an d. Bastion"],
  ];
  for (const [first = "", ...others] of same)
    for (const other of others) assert.equal(streetKey(other), streetKey(first), other);
  assert.equal(streetKey(" – "), "");
  assert.notEqual(streetKey("Wanheimer Straße"), streetKey("Wanheimer Weg"));
});

test("a word that is cut short is looked for by its beginning", () => {
  assert.equal(streetPattern("Fr.-Ebert-Str."), "fr%ebertstrasse");
  assert.equal(streetPattern("Kais.-Wilh.-Str."), "kais%wilh%strasse");
  for (const whole of ["Wanheimer Str.", "Dr.-Hammacher-Str.", "St. Johann", "Straße des 17. Juni"])
    assert.equal(streetPattern(whole), undefined, whole);
});

test("a slip of the pen is forgiven, another street is none", () => {
  const slips = (a: string, b: string) => slipsBetween(streetKey(a), streetKey(b));
  assert.equal(slips("Wanheimer Straße", "Wannheimer Straße"), 1);
  assert.equal(slips("Wanheimer Strase", "Wanheimer Straße"), 1);
  assert.equal(slips("Wahnheimer Str", "Wanheimer Str"), 1);
  assert.equal(slips("Friedrich-Eberd-Str.", "Friedrich-Ebert-Straße"), 1);
  assert.equal(slips("Freidrich-Eberd-Str.", "Friedrich-Ebert-Straße"), 2);
  assert.equal(slips("Bregstraße", "Bergstraße"), 1);
  for (const [a, b] of [
    ["Bergstraße", "Burgstraße"],
    ["Gartenstraße", "Gartenweg"],
    ["Straße 12", "Straße 13"],
    ["Waldstraße", "Feldstraße"],
    ["Goetheplatz", "Goethestraße"],
    ["Am Markt", "Am Park"],
  ] as const)
    assert.equal(slips(a, b), undefined, `${a}, ${b}`);
});

test("the distance of words is one, symmetric and at most the longer of them", () => {
  const word = fc.string({ unit: fc.constantFrom("a", "b", "c", "ß"), maxLength: 12 });
  fc.assert(
    fc.property(word, word, (a, b) => {
      const far = editDistance(a, b);
      assert.equal(far, editDistance(b, a));
      assert.equal(far === 0, a === b);
      assert.ok(far <= Math.max(a.length, b.length) && far >= Math.abs(a.length - b.length));
    }),
  );
});

test("case, hyphens and the two spellings of ß and umlauts never make another key", () => {
  const part = fc.constantFrom("König", "Müller", "Große", "Ärzte", "von", "der", "Ruhr", "Aue", "Linden");
  fc.assert(
    fc.property(
      fc.array(part, { minLength: 1, maxLength: 4 }),
      fc.constantFrom("Straße", "Str.", "Weg"),
      (parts, kind) => {
        const key = streetKey([...parts, kind].join(" "));
        const spelt = [...parts, kind]
          .join("-")
          .replace(/ß/g, "ss")
          .replace(/ö/g, "oe")
          .replace(/ü/g, "ue")
          .replace(/Ä/g, "Ae");
        for (const other of [spelt, spelt.toUpperCase(), spelt.toLowerCase(), [...parts, kind].join("")])
          assert.equal(streetKey(other), key, other);
      },
    ),
  );
});

test("any text has a key that stays the same when it is read again", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme", maxLength: 150 }), (text) => {
      assert.doesNotMatch(streetKey(text), /[%_\s]/);
      streetPattern(text);
    }),
  );
});
