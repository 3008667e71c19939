import { fold } from "../../../../kernel/i18n/fold.ts";
import data from "../../catalogue/endings.json" with { type: "json" };

const latin = ["de", "en", "tr", "ro", "pl"] as const;
const cyrillic = ["bg", "uk"] as const;
const arabic = ["ar"] as const;

/** What must be left of a word without its ending; of shorter ones too many other words begin alike. */
const shortestStem = 4;
const shortestSingular = 3;
/** An ending of so many letters says enough that the stem may be short: "butami", "buty". */
const longEnding = 2;

const irregular = new Map<string, string[]>();
for (const forms of Object.values(data.irregular)) {
  for (const [one, other] of Object.entries(forms).map((pair) => pair.map(fold))) {
    if (!one || !other) continue;
    irregular.set(one, [...(irregular.get(one) ?? []), other]);
    irregular.set(other, [...(irregular.get(other) ?? []), one]);
  }
}

function languagesOf(word: string): readonly (keyof typeof data.endings)[] {
  if (/\p{Script=Latin}/u.test(word)) return latin;
  if (/\p{Script=Cyrillic}/u.test(word)) return cyrillic;
  return /\p{Script=Arabic}/u.test(word) ? arabic : [];
}

/**
 * The other forms that a word may have in one of our languages: singular and plural, cases, with and without the
 * article that Arabic writes in front. They are guesses; which of them exist, the vocabulary knows.
 *
 * @param word a folded word
 * @example
 * inflections("schulen"); // ["schul", "schule", "schuler", …]
 */
export function inflections(word: string): string[] {
  const found = new Set(irregular.get(word));
  for (const language of languagesOf(word)) {
    for (const start of withoutPrefix(word, language)) {
      if (start !== word) found.add(start);
      for (const form of irregular.get(start) ?? []) found.add(form);
      for (const endings of data.endings[language]) {
        for (const ending of endings) {
          if (!start.endsWith(ending)) continue;
          const stem = start.slice(0, start.length - ending.length);
          if (stem.length >= shortestStem || (stem.length >= shortestSingular && ending.length >= longEnding))
            for (const other of endings) found.add(stem + other);
          else if (stem.length >= shortestSingular && endings.includes("")) found.add(stem);
        }
      }
    }
  }
  found.delete(word);
  return [...found];
}

function withoutPrefix(word: string, language: string): string[] {
  const prefixes = language === "ar" ? data.prefixes.ar : [];
  const rests = prefixes
    .filter((prefix) => word.startsWith(prefix) && word.length - prefix.length >= shortestSingular)
    .map((prefix) => word.slice(prefix.length));
  return [word, ...rests];
}
