import { words } from "./fold.ts";

/** One entry of the vocabulary: which categories are called so, wholly or in one word of several. */
export interface CategoryWord {
  word: string;
  categories: string[];
  partly: string[];
}

/** Words that stand in many terms and say nothing about the category. */
const fillers = new Set([
  "der",
  "die",
  "das",
  "und",
  "fur",
  "mit",
  "von",
  "im",
  "the",
  "and",
  "for",
  "of",
  "de",
  "ve",
  "si",
  "i",
  "z",
  "в",
  "и",
  "за",
  "на",
  "та",
]);

/** The vocabulary entries for the names and terms of categories. */
export function categoryWords(terms: Iterable<[id: string, phrases: string[]]>): CategoryWord[] {
  const found = new Map<string, { categories: Set<string>; partly: Set<string> }>();
  const entry = (word: string) => {
    let known = found.get(word);
    if (!known) {
      known = { categories: new Set(), partly: new Set() };
      found.set(word, known);
    }
    return known;
  };
  for (const [id, phrases] of terms) {
    for (const phrase of phrases) {
      const parts = words(phrase);
      if (parts.length === 0) continue;
      entry(parts.join(" ")).categories.add(id);
      if (parts.length > 1)
        for (const part of parts) if (part.length > 1 && !fillers.has(part)) entry(part).partly.add(id);
    }
  }
  return [...found].map(([word, { categories, partly }]) => ({
    word,
    categories: [...categories],
    partly: [...partly].filter((id) => !categories.has(id)),
  }));
}
