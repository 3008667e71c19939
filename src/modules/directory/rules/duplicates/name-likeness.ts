import { wordLikeness } from "../comparing/likeness.ts";
import { splitLegalForm } from "../fields/names.ts";
import { words } from "../search/fold.ts";
import generic from "./generic-words.json" with { type: "json" };

const genericWords = new Set(generic);

/** A name, taken apart. */
export interface NameWords {
  name: string;
  all: string[];
  telling: string[];
  /** All of them in alphabetical order, and as one word. */
  sorted: string;
  joined: string;
  /** What all of them weigh together. */
  weight: number;
}

/** Names of one town come again and again while its lists are compared; so many are remembered at most. */
const mostRemembered = 20_000;
const remembered = new Map<string, NameWords>();

/** The words of a name without its legal form; the telling ones are those that half the street does not carry. */
export function nameWords(name: string): NameWords {
  let known = remembered.get(name);
  if (!known) {
    known = takeApart(name);
    if (remembered.size >= mostRemembered) remembered.clear();
    remembered.set(name, known);
  }
  return known;
}

function takeApart(name: string): NameWords {
  const all = [...new Set(words(splitLegalForm(name).name))];
  const special = all.filter((word) => !genericWords.has(word));
  const telling = special.length > 0 ? special : all;
  return {
    name: name.trim(),
    all,
    telling,
    sorted: [...all].sort().join(" "),
    joined: all.join(""),
    weight: all.reduce((sum, word) => sum + weightOf(word, telling), 0),
  };
}

const weightOf = (word: string, telling: string[]): number => (telling.includes(word) ? 1 : 0.2);

/**
 * How alike two names of businesses are, from 0 to 1; symmetric. The order of words, legal forms, a wrong letter and
 * abbreviations hardly count, words such as "Restaurant" little, words that only one name has in proportion.
 */
export function nameLikeness(one: NameWords, other: NameWords): number {
  if (one.all.length === 0 || other.all.length === 0) return one.name === other.name ? 1 : 0;
  if (one.sorted === other.sorted || one.joined === other.joined) return 1;
  // Most words of two names are not alike: of those nothing is made.
  const pairs: { x: string; y: string; alike: number }[] = [];
  for (const x of one.all)
    for (const y of other.all) {
      const alike = wordLikeness(x, y);
      if (alike >= 0.8) pairs.push({ x, y, alike });
    }
  if (pairs.length > 1) pairs.sort((p, q) => q.alike - p.alike || (p.x + p.y < q.x + q.y ? -1 : 1));
  let common = 0;
  const used: typeof pairs = [];
  for (const pair of pairs) {
    const { x, y, alike } = pair;
    if (used.some((one) => one.x === x || one.y === y)) continue;
    used.push(pair);
    common += alike * Math.min(weightOf(x, one.telling), weightOf(y, other.telling));
  }
  return Math.min(1, common / Math.sqrt(one.weight * other.weight));
}
