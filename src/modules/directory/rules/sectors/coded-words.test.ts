import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { anyCharacter } from "../../../../kernel/i18n/testing/any-character.ts";
import { codedWords } from "./coded-words.ts";

test("a code before its words, however chambers write it", () => {
  const cases: [string, string, string][] = [
    ["47.71.0 Einzelhandel mit Bekleidung", "47.71.0", "Einzelhandel mit Bekleidung"],
    ["WZ 2008: 96.02.1 - Frisörsalons", "96.02.1", "Frisörsalons"],
    ["56.10.1: Restaurants", "56.10.1", "Restaurants"],
    ["G 47.73-0 Apotheken", "47.73.0", "Apotheken"],
    ["47.11", "47.11", ""],
  ];
  for (const [text, code, words] of cases)
    for (const column of ["category", "wz"] as const)
      assert.deepEqual(codedWords(text, column), { code, words }, text);
  assert.deepEqual(codedWords("96021 Frisörsalons", "wz"), { code: "96.02.1", words: "Frisörsalons" });
});

test("dates, prices, numbers and names are no codes", () => {
  for (const text of [
    "12.05.2024",
    "24.12.24",
    "4711 Parfümerie",
    "Bäckerei",
    "10.505",
    "2. Hand",
    "",
    "47.",
    "1.99 €",
  ])
    assert.equal(codedWords(text, "category"), undefined, text);
  assert.equal(codedWords("Restaurant 47.11", "wz"), undefined);
});

test("each code comes back with the words behind it", () => {
  const digit = fc.integer({ min: 0, max: 9 });
  const code = fc
    .tuple(fc.integer({ min: 10, max: 99 }), digit, digit, fc.option(digit))
    .map(
      ([division, group, klass, last]) => `${division}.${group}${klass}${last === null ? "" : `.${last}`}`,
    );
  const words = fc.stringMatching(/^[a-zäöü]{2,9}( [a-zäöü]{2,9}){0,3}$/u);
  const between = fc.constantFrom(" ", " - ", ": ", " – ");
  fc.assert(
    fc.property(
      code,
      between,
      words,
      fc.constantFrom("wz" as const, "category" as const),
      (c, b, w, column) => {
        assert.deepEqual(codedWords(c + b + w, column), { code: c, words: w });
      },
    ),
  );
  fc.assert(fc.property(fc.string({ unit: anyCharacter }), (text) => void codedWords(text, "wz")));
});
