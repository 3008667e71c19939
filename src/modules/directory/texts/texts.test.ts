import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { IntlMessageFormat } from "intl-messageformat";
import { type Locale, localeFacts, locales } from "../../../kernel/i18n/locales.ts";
import { directoryTexts } from "./texts.ts";

type Element = ReturnType<IntlMessageFormat["getAst"]>[number];

const read = (locale: Locale): Record<string, string> =>
  JSON.parse(readFileSync(new URL(`./${locale}.json`, import.meta.url), "utf8"));
const german = read("de");

const parse = (message: string, locale: Locale): Element[] =>
  new IntlMessageFormat(message, localeFacts[locale].intl).getAst();

/** The branches of a plural or select: `one`, `other`, `=0`, with the elements of each. */
const branches = (element: Element): [name: string, elements: Element[]][] =>
  "options" in element ? Object.entries(element.options).map(([name, { value }]) => [name, value]) : [];

/** What a message must be filled with. */
function placeholders(elements: Element[]): string[] {
  const names = elements.flatMap((element): string[] => {
    // 0 is a piece of text, 7 the number sign of a plural: both carry no name.
    const own = element.type === 0 || element.type === 7 ? [] : [element.value];
    return [...own, ...branches(element).flatMap(([, inner]) => placeholders(inner))];
  });
  return [...new Set(names)].sort();
}

/** The plurals of a message, each as the names of its branches. */
const plurals = (elements: Element[]): string[][] =>
  elements.flatMap((element) => {
    const inner = branches(element);
    const deeper = inner.flatMap(([, value]) => plurals(value));
    return "pluralType" in element ? [inner.map(([name]) => name), ...deeper] : deeper;
  });

for (const locale of locales) {
  test(`${locale}: every text is there, in the order of the German file, and none is empty`, () => {
    const texts = read(locale);
    assert.deepEqual(Object.keys(texts), Object.keys(german));
    for (const [key, message] of Object.entries(texts)) assert.notEqual(message.trim(), "", key);
  });

  test(`${locale}: every text parses and asks for what the German one asks for`, () => {
    for (const [key, message] of Object.entries(read(locale))) {
      const source = german[key] ?? "";
      assert.deepEqual(placeholders(parse(message, locale)), placeholders(parse(source, "de")), key);
    }
  });

  test(`${locale}: every plural has all forms that the language needs`, () => {
    const needed = new Intl.PluralRules(localeFacts[locale].intl).resolvedOptions().pluralCategories;
    for (const [key, message] of Object.entries(read(locale))) {
      for (const forms of plurals(parse(message, locale))) {
        for (const form of needed) assert.ok(forms.includes(form), `${key}: ${form} is missing`);
      }
    }
  });

  test(`${locale}: quotation marks and apostrophes are those of print`, () => {
    // A straight apostrophe is also the escape of ICU messages: one of them can swallow a placeholder.
    for (const [key, message] of Object.entries(read(locale))) assert.doesNotMatch(message, /['"]/, key);
  });
}

test("numbers bend their nouns", () => {
  const count = (locale: Locale, number: number) => directoryTexts(locale)("list.results", { count: number });
  assert.deepEqual(
    [0, 1, 2].map((number) => count("de", number)),
    ["Keine Treffer", "1 Treffer", "2 Treffer"],
  );
  assert.deepEqual(
    [1, 3, 5, 22].map((number) => count("pl", number)),
    ["1 wynik", "3 wyniki", "5 wyników", "22 wyniki"],
  );
  assert.deepEqual(
    [1, 3, 5, 21].map((number) => count("uk", number)),
    ["1 результат", "3 результати", "5 результатів", "21 результат"],
  );
  assert.deepEqual(
    [1, 3, 20].map((number) => count("ro", number)),
    ["1 rezultat", "3 rezultate", "20 de rezultate"],
  );
  assert.deepEqual(
    [0, 1, 2, 3, 11, 100].map((number) => count("ar", number)),
    ["لا توجد نتائج", "نتيجة واحدة", "نتيجتان", "3 نتائج", "11 نتيجة", "100 نتيجة"],
  );
});
