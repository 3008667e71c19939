import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { anyCharacter } from "../../../../kernel/i18n/testing/any-character.ts";
import { splitNear } from "./split-near.ts";

test("what is near an address, in the words of each language", () => {
  const bei = "Wanheimer Straße 12";
  const phrases: Record<string, string> = {
    "near Wanheimer Straße 12": "",
    "Hairdresser near Wanheimer Straße 12": "Hairdresser",
    "Friseur bei Wanheimer Straße 12": "Friseur",
    "Friseur in der Nähe von  Wanheimer Straße 12": "Friseur",
    "Wanheimer Straße 12 yakınında berber": "berber",
    "حلاق بالقرب من Wanheimer Straße 12": "حلاق",
    "фризьор близо до Wanheimer Straße 12": "фризьор",
    "frizer lângă Wanheimer Straße 12": "frizer",
    "fryzjer w pobliżu Wanheimer Straße 12": "fryzjer",
    "перукарня біля Wanheimer Straße 12": "перукарня",
  };
  for (const [text, q] of Object.entries(phrases)) assert.deepEqual(splitNear(text), { q, bei }, text);
  assert.deepEqual(splitNear("nahe Weseler Str. 5a, 47169 Duisburg"), {
    q: "",
    bei: "Weseler Str. 5a, 47169 Duisburg",
  });
});

test("without a word for it or without a number it is a search like any other", () => {
  for (const text of [
    "Wanheimer Straße 12",
    "Friseur in der Nähe",
    "near me",
    "bei Ali",
    "Kuaför 3",
    "nahe 12",
    "",
    "Beispiel 12",
  ])
    assert.equal(splitNear(text), undefined, text);
});

test("whatever is asked, it answers at once", { timeout: 20_000 }, () => {
  fc.assert(
    fc.property(
      fc.string({ unit: anyCharacter, maxLength: 300 }),
      (text) => void splitNear(`bei ${text} bei a 1`),
    ),
  );
  splitNear(`${"bei a ".repeat(2000)}`);
  splitNear(`a ${"1 ".repeat(5000)}`);
});
