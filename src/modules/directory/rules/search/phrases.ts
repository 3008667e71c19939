import { inflections } from "./inflections.ts";

/** Some words of a question that may together be the name of a category. */
export interface Phrase {
  /** Which words, from 1. */
  from: number;
  to: number;
  /** Folded spellings: in any order, and as one word. */
  forms: string[];
}

/** Beyond that the orders become many, and no category is called so. */
const mostInAnyOrder = 3;

/** In longer questions the neighbours are looked up as they stand, or there would be too many forms. */
const mostBent = 4;

/** The phrases in a question: each two neighbours, and all of it. */
export function phrasesOf(asked: string[]): Phrase[] {
  const found: Phrase[] = [];
  for (let from = 0; from + 1 < asked.length; from++)
    found.push({
      from: from + 1,
      to: from + 2,
      forms: formsOf(asked.slice(from, from + 2), asked.length <= mostBent),
    });
  if (asked.length > 2) found.push({ from: 1, to: asked.length, forms: formsOf(asked, true) });
  return found;
}

function formsOf(asked: string[], bent: boolean): string[] {
  if (asked.length > mostInAnyOrder) return [asked.join(" ")];
  const orders = ordersOf(asked);
  const [last = "", ...before] = [...asked].reverse();
  const start = before.reverse().join(" ");
  return [
    ...orders.map((order) => order.join(" ")),
    ...orders.map((order) => order.join("")),
    // "bicycle shops": mostly it is the last word that bends.
    ...(bent ? inflections(last) : []).map((form) => `${start} ${form}`),
  ];
}

function ordersOf(asked: string[]): string[][] {
  if (asked.length < 2) return [asked];
  return asked.flatMap((first, index) =>
    ordersOf(asked.filter((_, other) => other !== index)).map((rest) => [first, ...rest]),
  );
}

/** Everything that the vocabulary is asked for exactly: `of` is the number of a word, or of a phrase after them. */
export function formsAsked(asked: string[], phrases: Phrase[]): { form: string; of: number }[] {
  return [
    // A number has no plural.
    ...asked.flatMap((word, index) =>
      /\d/.test(word) ? [] : inflections(word).map((form) => ({ form, of: index + 1 })),
    ),
    ...phrases.flatMap(({ forms }, index) => forms.map((form) => ({ form, of: asked.length + index + 1 }))),
  ];
}
