import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { test } from "node:test";
import { locales } from "../../../../kernel/i18n/locales.ts";
import { allCategories, categoryLineage, categoryOf } from "./categories.ts";
import { categoryGroup, groupName, groups } from "./groups.ts";
import { categoryIcon } from "./icons.ts";
import { categoryName, hasName } from "./names.ts";

const script = { ar: /\p{Script=Arabic}/u, bg: /\p{Script=Cyrillic}/u, uk: /\p{Script=Cyrillic}/u };

test("every category has a name of its own in every language, in its script", () => {
  const faults: string[] = [];
  for (const { id } of allCategories()) {
    for (const locale of locales) {
      const name = categoryName(id, locale);
      if (!hasName(id, locale)) faults.push(`${id} has no name in ${locale}`);
      if (!/^[^\s/<{](.*[^\s])?$/u.test(name) || name.length > 45)
        faults.push(`${id} in ${locale}: "${name}"`);
      if (locale in script && !script[locale as keyof typeof script].test(name))
        faults.push(`${id} in ${locale}: ${name}`);
    }
  }
  assert.deepEqual(faults, []);
});

test("names of every day stand in every language", () => {
  const names = locales.map((locale) => categoryName("shop/hairdresser", locale));
  assert.deepEqual(names, [
    "Friseur",
    "Friseur",
    "Hairdresser",
    "Kuaför",
    "حلاق",
    "Фризьор",
    "Frizerie",
    "Fryzjer",
    "Перукарня",
  ]);
  assert.equal(categoryName("amenity/school", "de"), "Schule");
});

test("an unknown category is called by its id", () => {
  assert.equal(categoryName("shop/unicorns", "tr"), "shop/unicorns");
  assert.equal(categoryName("__proto__", "de"), "__proto__");
  assert.equal(categoryOf("constructor"), undefined);
});

test("every icon is a file of Maki or Temaki", () => {
  const require = createRequire(import.meta.url);
  const folders = { maki: "@mapbox/maki", temaki: "@rapideditor/temaki" };
  const fileOf = (icon: string) => {
    const [set = "", ...name] = icon.split("-");
    const folder = folders[set as keyof typeof folders];
    return (
      folder && join(dirname(require.resolve(`${folder}/package.json`)), "icons", `${name.join("-")}.svg`)
    );
  };
  const icons = [...allCategories().map(({ id }) => categoryIcon(id)), ...groups().map(({ icon }) => icon)];
  assert.deepEqual(
    [...new Set(icons)].filter((icon) => !existsSync(fileOf(icon) ?? "")),
    [],
  );
});

test("every category belongs to a group, every group has categories and names", () => {
  const used = new Set(allCategories().map(({ id }) => categoryGroup(id)));
  assert.deepEqual(
    [...used].sort(),
    groups()
      .map(({ id }) => id)
      .sort(),
  );
  for (const { id, names } of groups()) {
    assert.deepEqual(Object.keys(names), [...locales]);
    for (const locale of locales) assert.ok(groupName(id, locale).length > 2);
  }
});

test("the lineage leads from the category to those above it, but not to 'some shop'", () => {
  assert.deepEqual(categoryLineage("shop/clothes/suits"), ["shop/clothes/suits", "shop/clothes"]);
  assert.deepEqual(categoryLineage("amenity/driving_school"), ["education/driving_school"]);
  assert.deepEqual(categoryLineage("shop"), ["shop"]);
  assert.deepEqual(categoryLineage("amenity/bench"), []);
});
