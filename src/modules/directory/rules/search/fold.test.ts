import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { phoneWord, spelledWords, words } from "./fold.ts";

const same: [string, string[]][] = [
  ["Schröder", ["Schroeder", "SCHRÖDER", "Schroder"]],
  ["Yılmaz", ["Yilmaz", "YILMAZ", "yılmaz", "YİLMAZ"]],
  ["Weiß", ["Weiss", "WEISS"]],
  ["H&M", ["H & M", "HM", "h+m"]],
  ["A.T.U.", ["ATU", "A.T.U"]],
  [
    "Wanheimer Straße",
    ["Wanheimerstr.", "Wanheimer Str.", "wanheimerstrasse", "Wanheimerstrase", "Wanheimerstrße"],
  ],
  ["Ali's", ["Alis", "Ali’s"]],
];
for (const [one, others] of same)
  for (const other of others) test(`${one} is ${other}`, () => assert.deepEqual(words(one), words(other)));

test("only letters that stand alone are joined", () => {
  assert.deepEqual(words("Müller & Co. KG"), ["muller", "co", "kg"]);
  assert.deepEqual(words("Bau & B Technik"), ["bau", "b", "technik"]);
  assert.deepEqual(words("Dr. med. A. Kaya"), ["dr", "med", "a", "kaya"]);
});

test("a word keeps how it was written", () => {
  assert.deepEqual(spelledWords("Böningerstraße 5, Café İpek"), [
    { word: "boninger", spelling: "Böninger" },
    { word: "strasse", spelling: "Straße" },
    { word: "5", spelling: "5" },
    { word: "cafe", spelling: "Café" },
    { word: "ipek", spelling: "İpek" },
  ]);
});

test("words hold letters and digits only, in lower case", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme", maxLength: 60 }), (text) => {
      for (const word of words(text)) {
        assert.match(word, /^[\p{L}\p{N}]+$/u);
        assert.ok(word.length <= 60);
        assert.equal(word.toLowerCase(), word);
      }
    }),
  );
});

test("a telephone number is one word, however it is written", () => {
  for (const text of ["+49 203 123456", "0203 123456", "0203/12 34-56", "0049 203 123456"])
    assert.equal(phoneWord(text), "0203123456", text);
  assert.equal(phoneWord("203 Straße"), undefined);
});
