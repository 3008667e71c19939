import assert from "node:assert/strict";
import { test } from "node:test";
import { allCategories } from "./categories.ts";
import { loadCategoryTerms } from "./terms.ts";

const terms = loadCategoryTerms(allCategories().map(({ id }) => id));

/** The categories that a word leads to when prefixes of phrases match, as in the search. */
function found(word: string): string[] {
  const lower = word.toLocaleLowerCase();
  return [...terms]
    .filter(([, { phrases }]) => phrases.some((phrase) => phrase.toLocaleLowerCase().startsWith(lower)))
    .map(([id]) => id);
}

for (const word of ["kuaför", "حلاق", "фризьор", "Friseur", "barber", "coiffeur"]) {
  test(`"${word}" leads to hairdressers and barbers`, () => {
    const ids = found(word);
    assert.ok(ids.includes("shop/hairdresser"), String(ids));
    assert.ok(ids.includes("shop/hairdresser/barber"), String(ids));
  });
}

const words: [word: string, id: string][] = [
  ["Dönerladen", "amenity/fast_food/kebab"],
  ["شاورما", "amenity/fast_food/kebab"],
  ["Logopäde", "healthcare/speech_therapist"],
  ["Logopädie", "healthcare/speech_therapist"],
  ["Änderungsschneiderei", "shop/tailor"],
  ["Schneiderei", "shop/tailor"],
  ["terzi", "shop/tailor"],
  ["Spätkauf", "shop/kiosk"],
  ["Trinkhalle", "shop/kiosk"],
  ["Büdchen", "shop/kiosk"],
  ["bakkal", "shop/convenience"],
  ["بقالة", "shop/convenience"],
  ["eczane", "amenity/pharmacy"],
  ["صيدلية", "amenity/pharmacy"],
  ["аптека", "amenity/pharmacy"],
  ["farmacie", "amenity/pharmacy"],
  ["ekmek", "shop/bakery"],
  ["fırın", "shop/bakery"],
  ["زهور", "shop/florist"],
  ["kuyumcu", "shop/jewelry"],
  ["Restaurant", "amenity/restaurant/pizza"],
  ["Autowerkstatt", "shop/car_repair"],
  ["Fahrschule", "education/driving_school"],
  ["cami", "amenity/place_of_worship/muslim"],
  ["Kita", "education/kindergarten"],
  ["перукар", "shop/hairdresser"],
  ["зъболекар", "amenity/dentist"],
  ["croitor", "shop/tailor"],
  ["fryzjer", "shop/hairdresser"],
];

for (const [word, id] of words) {
  test(`"${word}" leads to ${id}`, () => assert.ok(found(word).includes(id), String(found(word))));
}

test("phrases are single words or names, each once", () => {
  for (const [id, { phrases }] of terms) {
    assert.ok(phrases.length > 8, id);
    assert.equal(new Set(phrases).size, phrases.length, id);
    for (const phrase of phrases) assert.doesNotMatch(phrase, /[,،\n]|^\s|\s$|^$/u, `${id}: "${phrase}"`);
  }
});

test("unknown categories have no words", () => {
  assert.deepEqual(loadCategoryTerms(["shop/unicorns", "__proto__"]).get("shop/unicorns"), { phrases: [] });
});
