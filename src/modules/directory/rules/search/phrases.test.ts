import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { formsAsked, phrasesOf } from "./phrases.ts";

test("two words are looked up in both orders, as one word, and bent", () => {
  const forms = phrasesOf(["bicycle", "shops"])[0]?.forms ?? [];
  for (const form of ["bicycle shops", "shops bicycle", "bicycleshops", "shopsbicycle", "bicycle shop"])
    assert.ok(forms.includes(form), form);
  assert.deepEqual(phrasesOf(["bank"]), []);
});

test("of a question of eight words not too much is looked up, and all of it belongs to a word or phrase", () => {
  const word = fc.string({ unit: fc.constantFrom(..."aehlnorstз"), minLength: 1, maxLength: 12 });
  fc.assert(
    fc.property(fc.array(word, { minLength: 1, maxLength: 8 }), (asked) => {
      const phrases = phrasesOf(asked);
      for (const { from, to } of phrases) assert.ok(from >= 1 && from < to && to <= asked.length);
      const forms = formsAsked(asked, phrases);
      assert.ok(forms.length <= 2000, String(forms.length));
      for (const { of } of forms) assert.ok(of >= 1 && of <= asked.length + phrases.length);
    }),
  );
});
