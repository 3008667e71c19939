import type { CategoryTerm } from "../categories/terms.ts";
import { spelledWords } from "./fold.ts";
import { isSmall } from "./small-words.ts";

/** One entry of the vocabulary: which categories are meant by a word or phrase, from the surest to the least sure. */
export interface CategoryWord {
  word: string;
  /** As it is written, to be shown. */
  spelling: string;
  /** Those of our languages in which it is said. */
  languages: string[];
  /** Categories that are called so. */
  named: string[];
  /** Categories that people look for with it. */
  categories: string[];
  /** Categories in one of whose names or terms it stands among other words. */
  partly: string[];
  /** Categories that are called so, or looked for, in none of our languages. */
  distant: string[];
}

const lists = { name: "named", term: "categories", foreign: "distant" } as const;

/** The vocabulary entries for the names and terms of categories. */
export function categoryWords(terms: Iterable<[id: string, terms: CategoryTerm[]]>): CategoryWord[] {
  const found = new Map<string, CategoryWord>();
  const entry = (word: string, spelling: string, languages: string[]) => {
    let known = found.get(word);
    if (!known) {
      known = { word, spelling, languages: [], named: [], categories: [], partly: [], distant: [] };
      found.set(word, known);
    } else if (known.languages.length === 0 && languages.length > 0) known.spelling = spelling;
    for (const language of languages) if (!known.languages.includes(language)) known.languages.push(language);
    return known;
  };
  for (const [id, list] of terms) {
    for (const { phrase, kind, languages } of list) {
      const parts = spelledWords(phrase);
      if (parts.length === 0) continue;
      const whole = entry(parts.map(({ word }) => word).join(" "), phrase, languages);
      add(whole[lists[kind]], id);
      if (parts.length === 1 || kind === "foreign") continue;
      for (const { word, spelling } of parts)
        if (word.length > 1 && !isSmall(word)) add(entry(word, spelling, languages).partly, id);
    }
  }
  return [...found.values()].map(surestOnly);
}

function add(ids: string[], id: string): void {
  if (!ids.includes(id)) ids.push(id);
}

/** A category stands in the surest list only. */
function surestOnly(word: CategoryWord): CategoryWord {
  const seen = new Set<string>();
  const rest = (ids: string[]) => ids.filter((id) => !seen.has(id) && seen.add(id));
  return {
    ...word,
    named: rest(word.named),
    categories: rest(word.categories),
    partly: rest(word.partly),
    distant: rest(word.distant),
  };
}
