/** What the vocabulary knows of one word of the question. */
export interface Expansion {
  /** Which word of the question, from 1. */
  ord: number;
  kind: "exact" | "prefix" | "infix" | "fuzzy";
  word: string;
  /** Categories that are called so in some language. */
  categories: string[];
  /** Categories in one of whose names the word stands among others. */
  partly: string[];
  in_text: boolean;
}

/** A question in the forms that the search function takes (PostgreSQL `tsquery` texts). */
export interface CompiledQuestion {
  query: string;
  /** All words stand in the name. */
  nameQuery: string | null;
  /** The whole question names a category. */
  categoryQuery: string | null;
  /** The folded question, to be compared with the folded name. */
  exact: string;
  /** What was searched instead of a word that nothing is called by. */
  corrections: { from: string; to: string }[];
}

/** A lexeme in quotes: quotes and backslashes doubled, as `tsquery` wants. */
export function lexeme(text: string): string {
  return `'${text.replace(/['\\]/g, (sign) => sign + sign)}'`;
}

export const categoryLexeme = (id: string): string => lexeme(`c:${id}`);

const anyOf = (parts: Iterable<string>): string => `(${[...new Set(parts)].join(" | ")})`;

/** One word of the question: itself and words that begin with it, words that contain it, or what it may have meant. */
function alternatives(
  word: string,
  expansions: Expansion[],
): { text: string[]; categories: string[]; fuzzy: string[] } {
  const text = [`${lexeme(word)}${word.length > 1 ? ":*" : ""}`];
  const categories: string[] = [];
  const fuzzy: string[] = [];
  for (const expansion of expansions) {
    if (expansion.kind === "infix" || (expansion.kind === "fuzzy" && expansion.in_text))
      text.push(lexeme(expansion.word));
    if (expansion.kind === "fuzzy") fuzzy.push(expansion.word);
    categories.push(...expansion.categories, ...expansion.partly);
  }
  return { text, categories, fuzzy };
}

/**
 * Puts the question together: every word must be met, by the text or by a category that is called so.
 *
 * @param asked the folded words of the question
 * @param expansions what the vocabulary knows of them; with `ord` = asked.length + 1 of the whole question as one phrase
 * @param filters lexemes that must all be there (site, category, area, language …)
 */
export function compileQuestion(
  asked: string[],
  expansions: Expansion[],
  filters: string[],
): CompiledQuestion {
  const exact = asked.join(" ");
  const parts: string[] = [];
  const inName: string[] = [];
  const corrections: { from: string; to: string }[] = [];
  for (const [index, word] of asked.entries()) {
    const { text, categories, fuzzy } = alternatives(
      word,
      expansions.filter((found) => found.ord === index + 1),
    );
    parts.push(anyOf([...text, ...categories.map(categoryLexeme)]));
    inName.push(anyOf(text.map((part) => (part.endsWith(":*") ? `${part}A` : `${part}:A`))));
    const best = fuzzy[0];
    if (best !== undefined) corrections.push({ from: word, to: best });
  }
  const phrase = expansions.filter(
    (found) => found.ord === asked.length + 1 || (asked.length === 1 && found.ord === 1),
  );
  const named = phrase
    .filter((found) => found.kind === "exact" || found.kind === "fuzzy")
    .flatMap((found) => found.categories);
  const begun = phrase.filter((found) => found.kind === "prefix").flatMap((found) => found.categories);
  const categories = (named.length > 0 ? named : begun).map(categoryLexeme);
  let query = parts.join(" & ");
  if (asked.length > 1 && categories.length > 0) query = `(${query} | ${anyOf(categories)})`;
  return {
    query: [...filters, query].join(" & "),
    nameQuery: inName.join(" & "),
    categoryQuery: categories.length > 0 ? anyOf(categories) : null,
    exact,
    corrections,
  };
}
