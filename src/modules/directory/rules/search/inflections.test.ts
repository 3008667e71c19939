import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { words } from "./fold.ts";
import { inflections } from "./inflections.ts";

const pairs: [lang: string, asked: string, known: string][] = [
  ["de", "Häuser", "Haus"],
  ["de", "Ärztinnen", "Ärztin"],
  ["de", "Praxen", "Praxis"],
  ["de", "Museen", "Museum"],
  ["de", "Pizzerien", "Pizzeria"],
  ["en", "bakeries", "bakery"],
  ["en", "churches", "church"],
  ["tr", "berberler", "berber"],
  ["tr", "kitabı", "kitap"],
  ["tr", "kasabı", "kasap"],
  ["ar", "الصيدليات", "صيدلية"],
  ["ar", "المطاعم", "مطعم"],
  ["ar", "حلاقين", "حلاق"],
  ["bg", "магазините", "магазин"],
  ["bg", "църкви", "църква"],
  ["ro", "bisericile", "biserică"],
  ["ro", "școli", "școală"],
  ["ro", "restaurante", "restaurant"],
  ["pl", "aptece", "apteka"],
  ["pl", "dentyści", "dentysta"],
  ["pl", "szkół", "szkoła"],
  ["uk", "аптеці", "аптека"],
  ["uk", "перукарень", "перукарня"],
  ["uk", "лікарів", "лікар"],
];
for (const [lang, asked, known] of pairs) {
  test(`${lang}: ${asked} is a form of ${known}`, () => {
    const [form = ""] = words(asked);
    const [word = ""] = words(known);
    assert.ok(inflections(form).includes(word), inflections(form).join(" "));
  });
}

test("what is short stays what it is", () => {
  for (const word of ["bar", "kfz", "1x1", ""]) assert.deepEqual(inflections(word), [], word);
});

test("a form is never the word itself, stands once, and there are not too many to look up", () => {
  const letters = fc.constantFrom(..."abcdehilmnorstuyzаекицияьів");
  fc.assert(
    fc.property(fc.string({ unit: letters, maxLength: 20 }), (word) => {
      const forms = inflections(word);
      assert.ok(!forms.includes(word));
      assert.equal(new Set(forms).size, forms.length);
      assert.ok(forms.length <= 200, String(forms.length));
      for (const form of forms) assert.ok(form.length >= 3, form);
    }),
  );
});
