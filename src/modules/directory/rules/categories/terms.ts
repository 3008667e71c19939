import { derived } from "../../../../kernel/derived/derived.ts";
import { type Locale, locales } from "../../../../kernel/i18n/locales.ts";
import { allCategories, categoryLineage } from "./categories.ts";
import { groups } from "./groups.ts";
import { ownPhrases } from "./own-words.ts";
import { listTranslations, type PresetWords, readWords, schemaVersion } from "./schema.ts";

/** One of our languages. */
export type TermLanguage = Exclude<Locale, "de-simple">;

/** A word or phrase under which a category is found. */
export interface CategoryTerm {
  phrase: string;
  /** `name`: the category is called so; `term`: people search with it; `foreign`: either, in none of our languages. */
  kind: "name" | "term" | "foreign";
  /** Those of our languages in which it is said. */
  languages: TermLanguage[];
}

const ours = locales.filter((locale): locale is TermLanguage => locale !== "de-simple");

/** Terms by their lower-cased phrase. */
type Found = Map<string, CategoryTerm>;

/**
 * Collects the names, aliases and search terms of these categories in all languages of the tagging schema and our own.
 * Those of the categories above are not repeated: an entry is also filed under them. Where a general category lists
 * what is the name of one below it ("Church, mosque" for places of worship), the list says nothing of the others.
 *
 * Reads some megabytes, and twenty for the first time, one language after the other: call it once per import with all ids, not in a
 * page.
 */
export function loadCategoryTerms(ids: Iterable<string>): Map<string, CategoryTerm[]> {
  const all = lastRead ?? new Map(derived(`category-terms-${schemaVersion()}`, () => [...readTerms()]));
  lastRead = all;
  clearTimeout(forgetting);
  forgetting = setTimeout(() => {
    lastRead = undefined;
  }, keptFor).unref();
  return new Map([...new Set(ids)].map((id) => [id, all.get(id) ?? []]));
}

/** Imports that follow each other need not read it again; a server at rest need not hold it. */
let lastRead: Map<string, CategoryTerm[]> | undefined;
let forgetting: NodeJS.Timeout | undefined;
const keptFor = 30_000;

/** The terms of all categories. */
function readTerms(): Map<string, CategoryTerm[]> {
  const found = new Map(allCategories().map(({ id }): [string, Found] => [id, new Map()]));
  const namesBelow = new Map<string, Set<string>>();
  const lineages = new Map(allCategories().map(({ id }) => [id, categoryLineage(id).slice(1)]));
  const nameBelow = (id: string, phrases: string[]) => {
    for (const above of lineages.get(id) ?? []) {
      const names = namesBelow.get(above) ?? new Set();
      for (const phrase of phrases) names.add(phrase.toLowerCase());
      namesBelow.set(above, names);
    }
  };
  for (const { id } of allCategories()) {
    for (const language of ours) {
      const phrases = ownPhrases(id, language);
      nameBelow(id, phrases);
      for (const phrase of phrases) put(found.get(id), phrase, "name", language);
    }
  }
  for (const translation of listTranslations()) {
    const words = readWords(translation);
    const language = ours.find((one) => translation === one || translation.startsWith(`${one}-`));
    for (const { id } of allCategories()) {
      const preset = words.get(id);
      if (!preset) continue;
      const names = split(preset.name, preset.aliases);
      nameBelow(id, names);
      for (const phrase of names) put(found.get(id), phrase, language ? "name" : "foreign", language);
      for (const phrase of split(preset.terms))
        put(found.get(id), phrase, language ? "term" : "foreign", language);
    }
  }
  return new Map(
    [...found].map(([id, terms]) => {
      const below = namesBelow.get(id);
      return [
        id,
        [...terms].filter(([key, { kind }]) => kind === "name" || !below?.has(key)).map(([, term]) => term),
      ];
    }),
  );
}

const order = ["name", "term", "foreign"] as const;

/** The best that a phrase is counts; a word of one of our languages is foreign in no other. */
function put(
  found: Found | undefined,
  phrase: string,
  kind: CategoryTerm["kind"],
  language: TermLanguage | undefined,
): void {
  if (!found) return;
  const key = phrase.toLowerCase();
  const known = found.get(key);
  if (!known) found.set(key, { phrase, kind, languages: language ? [language] : [] });
  else {
    if (order.indexOf(kind) < order.indexOf(known.kind)) known.kind = kind;
    if (language && !known.languages.includes(language)) known.languages.push(language);
  }
}

/** The schema separates terms by comma (also the Arabic one), aliases by line, twofold names by slash. */
function split(...texts: (PresetWords["name"] | undefined)[]): string[] {
  return texts
    .flatMap((text) => (text ?? "").split(/[,،、，/\n]/))
    .map((phrase) => phrase.trim())
    .filter((phrase) => phrase !== "" && phrase.length <= 80 && !/^<.*>$|^\{.*\}$/.test(phrase));
}

/** "More shops" says what it is not. */
const unnamed = "shopping";

/**
 * The words of which the names of groups are made, so that "Handwerk" finds all crafts. They are far from what the
 * single entry is: only where nothing nearer is called so do they count.
 */
export function groupTerms(): [id: string, terms: CategoryTerm[]][] {
  return groups()
    .filter(({ id }) => id !== unnamed)
    .map(({ id, names }) => {
      const found = new Map<string, CategoryTerm>();
      for (const locale of ours) {
        for (const phrase of names[locale].split(/[^\p{L}\p{M}]+/u)) {
          const languages: TermLanguage[] = [...(found.get(phrase)?.languages ?? []), locale];
          if (phrase.length > 2) found.set(phrase, { phrase, kind: "foreign", languages });
        }
      }
      return [`g:${id}`, [...found.values()]];
    });
}
