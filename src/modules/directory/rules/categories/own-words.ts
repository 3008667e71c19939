import type { Locale } from "../../../../kernel/i18n/locales.ts";
import data from "../../catalogue/names.json" with { type: "json" };

type Language = Exclude<Locale, "de-simple">;

/** One language: the name, then further words that people search with. An empty name leaves the schema's. */
type OwnWords = Partial<Record<Language, string[]>>;

const words = new Map<string, OwnWords>(Object.entries(data));

/** The name that we give a category in a language, where the schema's is missing or not everyday. */
export function ownName(id: string, language: Language): string | undefined {
  return words.get(id)?.[language]?.[0] || undefined;
}

/** All our own words for a category in a language. */
export function ownPhrases(id: string, language: Language): string[] {
  return (words.get(id)?.[language] ?? []).filter(Boolean);
}
