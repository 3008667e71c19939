import { readFileSync } from "node:fs";
import { IntlMessageFormat } from "intl-messageformat";
import { type Locale, localeFacts, locales } from "./locales.ts";
import type { Messages } from "./texts.ts";

type Element = ReturnType<IntlMessageFormat["getAst"]>[number];

/** What a message needs to be said: its placeholders, and the plural forms in which a counted thing is named. */
interface Needs {
  names: Set<string>;
  counted: { name: string; forms: string[] }[];
}

/** Numbers of the parser's element types that hold no placeholder: literal, `#`, tag. */
const plain = new Set([0, 7, 8]);
const pound = 7;

function collect(elements: Element[], needs: Needs): Needs {
  for (const element of elements) {
    if (!plain.has(element.type) && "value" in element) needs.names.add(String(element.value));
    if ("children" in element) collect(element.children, needs);
    if (!("options" in element)) continue;
    const options = Object.entries(element.options);
    for (const [, option] of options) collect(option.value, needs);
    // Only where the number itself is said does the noun beside it change its form.
    const says = options.some(([, option]) => option.value.some((part) => part.type === pound));
    if (says) needs.counted.push({ name: element.value, forms: options.map(([form]) => form) });
  }
  return needs;
}

/** The plural forms that a language needs; an exact number does the work of the form that only stands for it. */
function missingForms(forms: string[], locale: Locale): string[] {
  const exact: Record<string, string> = { zero: "=0", one: "=1", two: "=2" };
  return new Intl.PluralRules(localeFacts[locale].intl)
    .resolvedOptions()
    .pluralCategories.filter((form) => !forms.includes(form) && !forms.includes(exact[form] ?? form));
}

const sameNames = (a: Set<string>, b: Set<string>): boolean =>
  a.size === b.size && [...a].every((name) => b.has(name));

/** Numbers in groups, which stand the wrong way round from right to left unless a mark before them says otherwise. */
const turnedRound = /(?<![\u200e\d])(?<![\dA-Za-z] )\d{3,}(?: \d{3,})+/;

function checkMessage(german: string, message: string, locale: Locale): string[] {
  try {
    const needs = (text: string) =>
      collect(new IntlMessageFormat(text).getAst(), { names: new Set(), counted: [] });
    const [wanted, given] = [needs(german), needs(message)];
    const faults = given.counted.flatMap(({ name, forms }) => {
      const missing = missingForms(forms, locale);
      return missing.length > 0 ? [`counts {${name}} without the form ${missing.join(", ")}`] : [];
    });
    if (localeFacts[locale].dir === "rtl" && turnedRound.test(message))
      faults.push("shows groups of digits in the wrong order: put U+200E before the first");
    if (sameNames(wanted.names, given.names)) return faults;
    return [...faults, `has {${[...given.names].join(", ")}} instead of {${[...wanted.names].join(", ")}}`];
  } catch (error) {
    return [`cannot be read: ${error instanceof Error ? error.message : String(error)}`];
  }
}

/**
 * What is wrong with a set of texts: keys that a language lacks or has too many, empty texts, messages that cannot be
 * read, other placeholders than the German ones, plural forms that the language needs and that are not there, numbers in
 * groups that read the wrong way round. Empty where all is well.
 *
 * @example checkTexts({ de, "de-simple": simple, en, tr, ar, bg, ro, pl, uk })
 */
export function checkTexts(all: Record<Locale, Messages>): string[] {
  const faults: string[] = [];
  for (const locale of locales) {
    const messages = all[locale];
    for (const key of Object.keys(messages))
      if (!(key in all.de)) faults.push(`${locale} ${key}: unknown key`);
    for (const [key, german] of Object.entries(all.de)) {
      const message = messages[key];
      if (message === undefined || message.trim() === "") faults.push(`${locale} ${key}: missing`);
      else
        for (const fault of checkMessage(german, message, locale)) faults.push(`${locale} ${key}: ${fault}`);
    }
  }
  return faults;
}

/**
 * `checkTexts` for a folder with one file per language, as each module has it.
 *
 * @throws {Error} where the file of a language is missing or is not JSON
 * @example assert.deepEqual(checkTextsFolder(new URL("./", import.meta.url)), [])
 */
export function checkTextsFolder(folder: URL): string[] {
  const read = (locale: Locale): Messages =>
    JSON.parse(readFileSync(new URL(`${locale}.json`, folder), "utf8"));
  return checkTexts(
    Object.fromEntries(locales.map((locale) => [locale, read(locale)])) as Record<Locale, Messages>,
  );
}
