import type { Locale } from "../../../../kernel/i18n/locales.ts";
import { canonicalCategory } from "./catalogue.ts";
import { allCategories } from "./categories.ts";
import { ownName } from "./own-words.ts";
import { readWords } from "./schema.ts";

type Language = Exclude<Locale, "de-simple">;

/** Only the names of our categories are kept: the files hold ten times as much. */
const namesByLanguage = new Map<Language, ReadonlyMap<string, string>>();

/**
 * The name of a category. Our own word goes before the schema's, German stands in where a language has none, then
 * English, then the id. Leichte Sprache uses the German names.
 *
 * @example
 * categoryName("shop/hairdresser", "tr"); // "Kuaför"
 */
export function categoryName(id: string, locale: Locale): string {
  const canonical = canonicalCategory(id);
  const language = locale === "de-simple" ? "de" : locale;
  return nameIn(canonical, language) ?? nameIn(canonical, "de") ?? nameIn(canonical, "en") ?? id;
}

/** Whether a category has a name in this language itself, without another language standing in. */
export function hasName(id: string, locale: Locale): boolean {
  return nameIn(canonicalCategory(id), locale === "de-simple" ? "de" : locale) !== undefined;
}

function nameIn(id: string, language: Language): string | undefined {
  return ownName(id, language) ?? namesOf(language).get(id);
}

function namesOf(language: Language): ReadonlyMap<string, string> {
  const known = namesByLanguage.get(language);
  if (known) return known;
  // The schema's English is American; where it differs, British stands beside German towns better.
  const words =
    language === "en" ? new Map([...readWords("en"), ...readWords("en-GB")]) : readWords(language);
  const names = new Map<string, string>();
  for (const { id } of allCategories()) {
    const name = words.get(id)?.name?.trim();
    if (name) names.set(id, name);
  }
  namesByLanguage.set(language, names);
  return names;
}
