import { canonicalCategory } from "./catalogue.ts";
import { categoryLineage } from "./categories.ts";
import { ownPhrases } from "./own-words.ts";
import { listTranslations, type PresetWords, readWords } from "./schema.ts";

/** The words under which a category is found, each once, in many languages. */
export interface CategoryTerms {
  phrases: string[];
}

/**
 * Collects the names, aliases and search terms of these categories in all languages of the tagging schema and our own.
 * A category is also found by the words of those above it: who looks for "restaurant" wants the pizzerias too.
 *
 * Reads some 20 MB, one language after the other, and keeps only the result: call it once per import with all ids,
 * not in a page.
 */
export function loadCategoryTerms(ids: Iterable<string>): Map<string, CategoryTerms> {
  const wanted = [...new Set(ids)];
  const phrases = new Map<string, Set<string>>();
  for (const id of wanted.flatMap(lineage)) phrases.set(id, new Set(ownPhrases(id)));
  for (const language of listTranslations()) {
    const words = readWords(language);
    for (const [id, found] of phrases) for (const phrase of phrasesOf(words.get(id))) found.add(phrase);
  }
  return new Map(
    wanted.map((id) => [
      id,
      { phrases: [...new Set(lineage(id).flatMap((path) => [...(phrases.get(path) ?? [])]))] },
    ]),
  );
}

function lineage(id: string): string[] {
  const known = categoryLineage(id);
  return known.length > 0 ? known : [canonicalCategory(id)];
}

/** The schema separates terms by comma (also the Arabic one), aliases by line, twofold names by slash. */
function phrasesOf(words: PresetWords | undefined): string[] {
  if (!words) return [];
  return [words.name, words.aliases, words.terms]
    .flatMap((text) => (text ?? "").split(/[,،、，/\n]/))
    .map((phrase) => phrase.trim())
    .filter((phrase) => phrase !== "" && phrase.length <= 80 && !/^<.*>$|^\{.*\}$/.test(phrase));
}
