import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { anyCharacter } from "../../../../kernel/i18n/testing/any-character.ts";
import { categoryOfWords, tradeOfWords } from "./category-of-words.ts";

test("trades as German lists call them", () => {
  for (const [words, id] of [
    ["Damen- und Herrenfriseur", "shop/hairdresser"],
    ["Türkischer Supermarkt", "shop/supermarket"],
    ["Kfz-Meisterbetrieb", "shop/car_repair"],
    ["Einzelhandel mit Lebensmitteln", "shop/supermarket"],
    ["Betrieb einer Gaststätte", "amenity/pub"],
    ["GROSSHANDEL MIT OBST, GEMÜSE UND KARTOFFELN", "shop/wholesale"],
    ["Handel mit Gebrauchtwagen", "shop/car/second_hand"],
    ["shop=bakery", "shop/bakery"],
    ["Bakery", "shop/bakery"],
  ] as const)
    assert.equal(categoryOfWords(words), id, words);
});

test("what stands behind any trade says nothing of it: the word before it does", () => {
  for (const [words, id] of [
    ["Reifenservice", "shop/tyres"],
    ["Teppich-Handel", "shop/carpet"],
    ["Taxiunternehmen", "amenity/taxi"],
    ["Umzugsunternehmen", "office/moving_company"],
    ["Versicherungsmakler", "office/insurance"],
    ["Nageldesign", "shop/beauty/nails"],
  ] as const)
    assert.equal(categoryOfWords(words), id, words);
  // None of them is a church ("service"), a company or a shop of nothing.
  for (const words of [
    "Sonderservice",
    "Stahlhandel",
    "Musterunternehmen",
    "Einzelhandel",
    "Handel",
    "Lager",
  ])
    assert.equal(categoryOfWords(words), undefined, words);
});

test("what the first word says is sure; an ending or a later word is not", () => {
  for (const [words, isSure] of [
    ["Kiosk, Verkauf von Tabakwaren", true],
    ["Einzelhandel mit Lebensmitteln, Obst und Gemüse", true],
    ["Hausverwaltung u. Winterdienst", true],
    ["Sonderposten-Reste, Obst", false],
    ["Kinderwagenreparatur, Fahrräder", false],
  ] as const)
    assert.equal(tradeOfWords(words)?.isSure, isSure, words);
});

test("never throws, whatever the words", () => {
  fc.assert(
    fc.property(fc.string({ unit: anyCharacter, maxLength: 60 }), (text) => void categoryOfWords(text)),
  );
});
