import { wordLikeness } from "../comparing/likeness.ts";
import { splitLegalForm } from "../fields/names.ts";
import { words } from "../search/fold.ts";
import generic from "./generic-words.json" with { type: "json" };

const genericWords = new Set(generic);

/** The words of a name without its legal form; the telling ones are those that half the street does not carry. */
export function nameWords(name: string): { all: string[]; telling: string[] } {
  const all = [...new Set(words(splitLegalForm(name).name))];
  const telling = all.filter((word) => !genericWords.has(word));
  return { all, telling: telling.length > 0 ? telling : all };
}

const weightOf = (word: string, telling: string[]): number => (telling.includes(word) ? 1 : 0.2);

/**
 * How alike two names of businesses are, from 0 to 1; symmetric. The order of words, legal forms, a wrong letter and
 * abbreviations hardly count, words such as "Restaurant" little, words that only one name has in proportion.
 */
export function nameLikeness(a: string, b: string): number {
  const [one, other] = [nameWords(a), nameWords(b)];
  if (one.all.length === 0 || other.all.length === 0) return a.trim() === b.trim() ? 1 : 0;
  if ([...one.all].sort().join(" ") === [...other.all].sort().join(" ")) return 1;
  if (one.all.join("") === other.all.join("")) return 1;
  const total = (of: typeof one) => of.all.reduce((sum, word) => sum + weightOf(word, of.telling), 0);
  const pairs = one.all
    .flatMap((x) => other.all.map((y) => ({ x, y, alike: wordLikeness(x, y) })))
    .filter(({ alike }) => alike >= 0.8)
    .sort((p, q) => q.alike - p.alike || (p.x + p.y < q.x + q.y ? -1 : 1));
  const used = { x: new Set<string>(), y: new Set<string>() };
  let common = 0;
  for (const { x, y, alike } of pairs) {
    if (used.x.has(x) || used.y.has(y)) continue;
    used.x.add(x);
    used.y.add(y);
    common += alike * Math.min(weightOf(x, one.telling), weightOf(y, other.telling));
  }
  return Math.min(1, common / Math.sqrt(total(one) * total(other)));
}
