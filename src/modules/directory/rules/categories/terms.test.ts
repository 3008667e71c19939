import assert from "node:assert/strict";
import { test } from "node:test";
import { allCategories, categoryLineage } from "./categories.ts";
import { groupTerms, loadCategoryTerms } from "./terms.ts";

const terms = loadCategoryTerms(allCategories().map(({ id }) => id));

const called = (id: string, word: string): boolean =>
  (terms.get(id) ?? []).some(({ phrase }) => phrase.toLowerCase().startsWith(word.toLowerCase()));

/** The categories that a word leads to when prefixes match: those called so, and those below them. */
function found(word: string): string[] {
  return [...terms.keys()].filter((id) => categoryLineage(id).some((path) => called(path, word)));
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
  for (const [id, list] of terms) {
    const phrases = list.map(({ phrase }) => phrase);
    assert.ok(phrases.length > 8, id);
    assert.equal(new Set(phrases).size, phrases.length, id);
    for (const phrase of phrases) assert.doesNotMatch(phrase, /[,،\n]|^\s|\s$|^$/u, `${id}: "${phrase}"`);
  }
});

test("a name goes before a term, and a word of our languages before a foreign one", () => {
  const of = (id: string, phrase: string) => terms.get(id)?.find((term) => term.phrase === phrase);
  assert.equal(of("tourism/hotel", "Готель")?.kind, "name");
  assert.deepEqual(of("tourism/hotel", "Готель")?.languages, ["uk"]);
  for (const list of terms.values())
    for (const { phrase, kind, languages } of list)
      assert.equal(languages.length === 0, kind === "foreign", phrase);
});

test("what is the name of a category below is no term of the general one", () => {
  assert.ok(called("amenity/place_of_worship/muslim", "Moschee"));
  assert.ok(!called("amenity/place_of_worship", "Moschee"));
  assert.ok(!called("amenity/place_of_worship/christian", "Moschee"));
});

test("unknown categories have no words", () => {
  assert.deepEqual(loadCategoryTerms(["shop/unicorns", "__proto__"]).get("shop/unicorns"), []);
});

test("the words of a group's name lead to it, as the farthest that a word can mean", () => {
  const crafts = groupTerms().find(([id]) => id === "g:crafts")?.[1] ?? [];
  const craft = crafts.find(({ phrase }) => phrase === "Handwerk");
  assert.deepEqual(craft, { phrase: "Handwerk", kind: "foreign", languages: ["de"] });
  assert.ok(!crafts.some(({ phrase }) => phrase === "ve"));
});
