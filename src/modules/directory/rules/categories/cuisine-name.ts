import type { Locale } from "../../../../kernel/i18n/locales.ts";
import data from "../../catalogue/cuisines.json" with { type: "json" };
import { readOptions } from "./schema.ts";

type Language = Exclude<Locale, "de-simple">;

const own: Partial<Record<string, Partial<Record<string, string>>>> = data.names;
const known = new Map<Language, ReadonlyMap<string, string>>();

function nameIn(cuisine: string, language: Language): string | undefined {
  let names = known.get(language);
  if (!names) {
    names = readOptions(language, "cuisine");
    known.set(language, names);
  }
  return names.get(cuisine) ?? own[cuisine]?.[language];
}

/**
 * What a word of OpenStreetMap's `cuisine` is called. The schema's word goes before our own, German stands in where a
 * language has none, then English, then the word itself. Leichte Sprache uses the German names.
 *
 * @example
 * cuisineName("turkish", "pl"); // "Turecka"
 */
export function cuisineName(cuisine: string, locale: Locale): string {
  const language = locale === "de-simple" ? "de" : locale;
  return (
    nameIn(cuisine, language) ??
    nameIn(cuisine, "de") ??
    nameIn(cuisine, "en") ??
    cuisine.replaceAll("_", " ")
  );
}
