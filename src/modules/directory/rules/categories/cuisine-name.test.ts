import assert from "node:assert/strict";
import { test } from "node:test";
import { locales } from "../../../../kernel/i18n/locales.ts";
import { cuisineName } from "./cuisine-name.ts";

test("a kitchen is called as people of the language call it", () => {
  assert.equal(cuisineName("turkish", "de"), "Türkisch");
  assert.equal(cuisineName("turkish", "de-simple"), "Türkisch");
  assert.equal(cuisineName("turkish", "ar"), "تركي");
  assert.equal(cuisineName("turkish", "ro"), "Turcească");
  assert.equal(cuisineName("international", "uk"), "Міжнародна");
  assert.equal(cuisineName("beef_noodle_soup", "de"), "beef noodle soup");
});

test("what is eaten most has a name in every language", () => {
  const latin = new Set(["de", "de-simple", "en", "tr", "ro", "pl"]);
  const cuisines = "kebab italian greek chinese asian arab fish ice_cream german indian mediterranean";
  for (const cuisine of cuisines.split(" "))
    for (const locale of locales) {
      const name = cuisineName(cuisine, locale);
      assert.doesNotMatch(name, /_/);
      if (!latin.has(locale)) assert.doesNotMatch(name, /[a-z]/i, `${cuisine} ${locale}`);
      if (locale === "ro" && cuisine !== "kebab") assert.notEqual(name, cuisineName(cuisine, "de"), cuisine);
    }
});
