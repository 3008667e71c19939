// SPDX-License-Identifier: EUPL-1.2
import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { locales } from "../../../../kernel/i18n/locales.ts";
import { allCategories } from "../categories/categories.ts";
import { categoryName } from "../categories/names.ts";
import { newFields, readNew, sectorOf, sectorTwice } from "./read-new.ts";

const read = (fields: Record<string, string>, locale: (typeof locales)[number] = "de") =>
  readNew(new URLSearchParams(fields), [1, 2], locale);

test("reads what people type", () => {
  const { facts, problems, words } = read({
    name: " Nähstube Aylin ",
    sector: "Änderungsschneiderei",
    street: "Wanheimer Straße",
    houseNumber: "12 a",
    postcode: "47053",
    city: "Duisburg",
    phones: "0203 482711",
    hours: "Mo-Fr 9-18 Uhr",
    description: "Wir kürzen Hosen.",
  });
  assert.deepEqual(problems, {});
  assert.equal(words, "");
  assert.equal(facts.names[0]?.value, "Nähstube Aylin");
  assert.deepEqual(facts.phones, ["+49203482711"]);
  assert.equal(facts.openingHours, "Mo-Fr 09:00-18:00");
  assert.deepEqual(facts.descriptions, { de: "Wir kürzen Hosen." });
  assert.equal(facts.categories.length, 1);
});

test("names what is missing and what it cannot read, and keeps the rest", () => {
  const { facts, problems } = read({ sector: "Irgendwas mit Xylophonen", street: "Am Weg", phones: "12" });
  assert.deepEqual(problems, { name: "missing", sector: "not-understood", phones: "not-understood" });
  assert.equal(facts.address?.street, "Am Weg");
});

test("a kind of business that nobody here knows is taken in words where it is said a second time", () => {
  const typed = { name: "Lale", sector: "Çeyiz", street: "Am Weg" };
  assert.deepEqual(read(typed, "tr").problems, { sector: "not-understood" });
  assert.deepEqual(read({ ...typed, [sectorTwice]: "Gelinlik" }, "tr").problems, {
    sector: "not-understood",
  });
  const { facts, sectorWords, problems, words } = read({ ...typed, [sectorTwice]: "Çeyiz" }, "tr");
  assert.deepEqual([facts.categories, sectorWords, problems, words], [["shop"], "Çeyiz", {}, ""]);
  assert.equal(read({ ...typed, sector: "Fırın", [sectorTwice]: "Fırın" }, "tr").sectorWords, undefined);
});

test("hours that nobody can read are left to an editor", () => {
  const { facts, problems, words } = read(
    { name: "A", sector: "Bäckerei", street: "B", hours: "her gün, akşama kadar" },
    "tr",
  );
  assert.deepEqual(problems, {});
  assert.equal(facts.openingHours, undefined);
  assert.equal(words, "her gün, akşama kadar");
});

test("a kind of business is understood by its name in the language of the page", () => {
  for (const locale of locales) {
    const understood = allCategories().filter(
      ({ id }) => sectorOf(categoryName(id, locale), locale) !== undefined,
    );
    assert.equal(understood.length, allCategories().length, locale);
  }
});

test("whatever is typed, it is read or named", () => {
  const text = fc.string({ unit: "grapheme", maxLength: 400 });
  const fields = fc.record(
    Object.fromEntries([...newFields[1], ...newFields[2]].map((name) => [name, text])),
  );
  fc.assert(
    fc.property(fields, fc.constantFrom(...locales), (typed, locale) => {
      const { facts } = read(typed as Record<string, string>, locale);
      return Array.isArray(facts.names);
    }),
    { numRuns: 60 },
  );
});
