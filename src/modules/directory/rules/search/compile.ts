import type { Phrase } from "./phrases.ts";

/** What the vocabulary knows of one word of the question. */
export interface Expansion {
  /** Which word of the question, from 1; after the words come the phrases. */
  ord: number;
  kind: "exact" | "form" | "prefix" | "infix" | "fuzzy" | "near";
  word: string;
  spelling: string;
  /** Categories that are called so. */
  named: string[];
  /** Categories that people look for with it. */
  categories: string[];
  /** Categories in one of whose names the word stands among others. */
  partly: string[];
  /** Categories that are called so in none of our languages. */
  distant: string[];
  in_text: boolean;
}

/** A question in the forms that the search function takes (PostgreSQL `tsquery` texts). */
export interface CompiledQuestion {
  query: string;
  /** All words stand in the name. */
  nameQuery: string;
  /** The question names a category, and what else it says is there too. */
  namedQuery: string | null;
  /** The same with what a category is looked for by. */
  categoryQuery: string | null;
  /** How a name begins that begins with the question. */
  begins: string;
  /** What was searched for instead of a word of the question, by the word's index. */
  corrections: { index: number; spelling: string }[];
}

/** A lexeme in quotes: quotes and backslashes doubled, as `tsquery` wants. */
export function lexeme(text: string): string {
  return `'${text.replace(/['\\]/g, (sign) => sign + sign)}'`;
}

/** How the documents name a category; the vocabulary also knows groups, which come with their mark (`g:crafts`). */
export const categoryLexeme = (id: string): string => lexeme(id.startsWith("g:") ? id : `c:${id}`);

const anyOf = (parts: Iterable<string>): string => `(${[...new Set(parts)].join(" | ")})`;
const allOf = (parts: string[]): string => `(${parts.join(" & ")})`;

/** The ways in which a word or phrase may be met, as parts of a `tsquery`. */
interface Ways {
  name: string[];
  text: string[];
  named: string[];
  terms: string[];
  rest: string[];
}

/** Categories of the most literal kind of finding that has any. */
function literal(found: Expansion[], list: "named" | "categories" | "distant"): string[] {
  for (const kind of ["exact", "form", "fuzzy"] as const) {
    const ids = found.filter((one) => one.kind === kind).flatMap((one) => one[list]);
    if (ids.length > 0) return ids;
  }
  return [];
}

function categoriesOf(found: Expansion[], alone: boolean): Pick<Ways, "named" | "terms" | "rest"> {
  const named = literal(found, "named");
  const near = literal(found, "categories");
  const terms = named.length > 0 || near.length > 0 ? near : literal(found, "distant");
  const rest: string[] = [];
  // Beside the bank itself nobody looks for food banks; of several words each may be a part of a name.
  if (named.length === 0 || !alone) {
    for (const one of found) {
      rest.push(...one.partly);
      if (one.kind === "prefix") rest.push(...one.named, ...one.categories);
    }
  }
  return {
    named: named.map(categoryLexeme),
    terms: terms.map(categoryLexeme),
    rest: rest.map(categoryLexeme),
  };
}

/** Of shorter words too many others begin alike. */
const shortestBeginning = 3;

/**
 * What a name holds that holds the name of a category: the word as it was asked and, where the category is found by others
 * only, those. "Schneiderei" is asked for tailors, who come by their category; "Apotheke Schneider" is not called so.
 */
function naming(word: string, found: Expansion[]): string[] {
  const called = found.filter(({ named }) => named.length > 0);
  const others = called.some(({ kind }) => kind === "exact")
    ? []
    : called.filter(({ kind, in_text }) => in_text && (kind === "form" || kind === "fuzzy"));
  return [lexeme(word), ...others.map(({ word: other }) => lexeme(other))];
}

/** One word: itself, its forms and words that begin with it, words that contain it, or what it may have meant. */
function waysOfWord(word: string, all: Expansion[], alone: boolean): Ways {
  const begins = word.length >= shortestBeginning;
  const found = begins ? all : all.filter(({ kind }) => kind !== "prefix");
  const categories = categoriesOf(found, alone);
  const whole = [lexeme(word)];
  const inside: string[] = [];
  for (const { kind, word: other, in_text } of found) {
    if (kind === "infix") inside.push(lexeme(other));
    else if (in_text && (kind === "form" || kind === "fuzzy")) whole.push(lexeme(other));
  }
  const begun = begins ? [`${lexeme(word)}:*`] : [];
  // Where the word is a category's name, "Kirchenbedarf" is no church; elsewhere it may be half typed or half known.
  const inName = categories.named.length > 0 ? naming(word, found) : [...whole, ...inside, ...begun];
  return {
    ...categories,
    name: inName.map((part) => (part.endsWith(":*") ? `${part}A` : `${part}:A`)),
    text: [...whole, ...inside, ...begun],
  };
}

/**
 * Puts the question together: every word must be met, by the text or by a category; several words may be met as one
 * category.
 *
 * @param asked the folded words of the question
 * @param phrases those of them that may together name a category
 * @param expansions what the vocabulary knows of words and phrases
 * @param filters lexemes that must all be there (site, category, area, language …)
 * @param exact the folded question
 */
export function compileQuestion(
  asked: string[],
  phrases: Phrase[],
  expansions: Expansion[],
  filters: string[],
  exact: string,
): CompiledQuestion {
  const of = (ord: number) => expansions.filter((found) => found.ord === ord);
  const ways = asked.map((word, index) => waysOfWord(word, of(index + 1), asked.length === 1));
  const together = phrases.map((phrase, index) => {
    const found = of(asked.length + index + 1);
    const { named, terms } = categoriesOf(found, true);
    // "mc donalds" may be written as one word.
    const text = found.filter(({ in_text }) => in_text).map(({ word }) => lexeme(word));
    const others = ways.filter((_, other) => other + 1 < phrase.from || other + 1 > phrase.to);
    return { named, terms, text, others };
  });
  type Must = (way: Pick<Ways, "named" | "terms" | "text">) => string[];
  /** All words by `meet`, at least one of them by `must`; or a phrase by `must` and the other words by `meet`. */
  const where = (must: Must, meet: (way: Ways) => string[]): string | null => {
    const found: string[] = [];
    if (ways.some((way) => must(way).length > 0)) found.push(allOf(ways.map((way) => anyOf(meet(way)))));
    for (const { others, ...phrase } of together) {
      const met = must(phrase);
      if (met.length > 0) found.push(allOf([anyOf(met), ...others.map((way) => anyOf(meet(way)))]));
    }
    return found.length > 0 ? anyOf(found) : null;
  };
  const everything = ({
    text,
    named,
    terms,
    rest = [],
  }: Pick<Ways, "named" | "terms" | "text"> & { rest?: string[] }) => [...text, ...named, ...terms, ...rest];
  const inName = together.flatMap(({ text, others }) =>
    text.length > 0
      ? [allOf([anyOf(text.map((part) => `${part}:A`)), ...others.map((way) => anyOf(way.name))])]
      : [],
  );
  return {
    query: [...filters, where(everything, everything)].join(" & "),
    nameQuery: anyOf([allOf(ways.map((way) => anyOf(way.name))), ...inName]),
    namedQuery: where(({ named }) => named, namesOrText),
    categoryQuery: where(({ named, terms }) => [...named, ...terms], termsOrText),
    begins: ways.some((way) => way.named.length > 0) ? `${exact} ` : exact,
    corrections: asked.flatMap((_, index) => {
      const best = of(index + 1).find(({ kind }) => kind === "fuzzy");
      return best ? [{ index, spelling: best.spelling }] : [];
    }),
  };
}

/** A word that names a category is asked as its name: "bakery" in a street's name makes nobody a baker. */
const namesOrText = (way: Ways): string[] => (way.named.length > 0 ? way.named : way.text);
const termsOrText = (way: Ways): string[] => {
  const categories = [...way.named, ...way.terms];
  return categories.length > 0 ? categories : way.text;
};
