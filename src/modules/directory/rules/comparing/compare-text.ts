import { words } from "../search/fold.ts";
import { withoutCodes } from "./compare-code-words.ts";
import { isNumberWord } from "./compare-number-words.ts";
import type { Comparator } from "./comparison.ts";
import { editDistance } from "./likeness.ts";
import { Vocabulary } from "./vocabulary.ts";

export interface TextValue {
  /** Numbers of the words, each once, in the order of the text. */
  words: number[];
  /** Words of other texts of the record: its brand, its town. What the other title says of them counts as said. */
  aside: number[];
  /** Letters and digits only, in order. */
  squashed: string;
  /** The same with the words sorted: two values that differ only in the order of their words are the same. */
  sorted: string;
  /** Euclidean length of the words' weights; worked out when first needed. */
  length: number;
}

/** Words that are looked at in one value; a long description is known by its rarest ones. */
const mostWords = 60;

const levels = [
  "different",
  "little alike",
  "partly the same",
  "alike",
  "one says more",
  "nearly the same",
  "the same but for what one says more",
  "the same",
];

/** What two texts have in common. */
interface Overlap {
  product: number;
  /** In how few records the rarest common word stands. */
  rarest: number;
  /** Whether all of one stands in the other. */
  more: boolean;
  /** What stands aside in one record and in the title of the other adds to the length of the first. */
  toA: number;
  toB: number;
}

export interface TextOptions {
  /** The numbers in it are compared as a field of their own. */
  withoutNumbers?: boolean;
  /** So are model numbers. */
  withoutCodes?: boolean;
}

/** The likeness at which each level but the first and the last begins, and where the last would. */
const steps = [0, 0.25, 0.5, 0.72, 0.9, 1];

/** Where within its level a likeness lies. */
function placeWithin(level: number, likeness: number): number {
  const [from = 0, to = 1] = [steps[level], steps[level + 1]];
  return Math.max(-0.5, Math.min(0.5, (likeness - from) / (to - from) - 0.5));
}

/**
 * Names, streets, titles, descriptions: words weighed by their rareness, each allowed a wrong letter or an abbreviation
 * (soft TF-IDF: Cohen, Ravikumar and Fienberg 2003), whatever their order.
 */
export function compareText(options: TextOptions = {}): Comparator<TextValue> {
  const { withoutNumbers = false } = options;
  const vocabulary = new Vocabulary();
  const whole = new Map<string, number>();

  const lengthOf = (value: TextValue): number => {
    if (value.length < 0) {
      let sum = 0;
      for (const word of value.words) sum += vocabulary.weight(word) ** 2;
      value.length = Math.sqrt(sum);
    }
    return value.length;
  };

  /** The common weight, and in how few records the rarest common word stands. No closures: this is the hottest place. */
  function overlap(a: TextValue, b: TextValue): Overlap {
    const left = [...a.words];
    const right: number[] = [];
    let product = 0;
    const added = { toA: 0, toB: 0 };
    let rarest = Number.POSITIVE_INFINITY;
    for (const word of b.words) {
      const at = left.indexOf(word);
      if (at < 0) {
        right.push(word);
        continue;
      }
      product += vocabulary.weight(word) ** 2;
      rarest = Math.min(rarest, vocabulary.records(word));
      left.splice(at, 1);
    }
    added.toA = saidAside(right, a.aside);
    added.toB = saidAside(left, b.aside);
    product += added.toA + added.toB;
    if (left.length > 14 || right.length > 14) return { product, rarest, more: false, ...added };
    // The most alike words first, each once.
    for (;;) {
      let best = 0.8;
      let [bestX, bestY] = [-1, -1];
      for (let x = 0; x < left.length; x++)
        for (let y = 0; y < right.length; y++) {
          const likeness = vocabulary.likeness(left[x] as number, right[y] as number);
          if (likeness > best || (likeness === best && bestX < 0)) [best, bestX, bestY] = [likeness, x, y];
        }
      if (bestX < 0) return { product, rarest, more: left.length === 0 || right.length === 0, ...added };
      const [x, y] = [left[bestX] as number, right[bestY] as number];
      product += vocabulary.weight(x) * vocabulary.weight(y) * best;
      rarest = Math.min(rarest, Math.max(vocabulary.records(x), vocabulary.records(y)));
      left.splice(bestX, 1);
      right.splice(bestY, 1);
    }
  }

  /** Takes away the words that stand aside in the other record; gives their weight. */
  function saidAside(words: number[], aside: number[]): number {
    let sum = 0;
    if (aside.length > 0)
      for (let at = words.length - 1; at >= 0; at--) {
        const word = words[at] as number;
        if (!aside.includes(word)) continue;
        sum += vocabulary.weight(word) ** 2;
        words.splice(at, 1);
      }
    return sum;
  }

  return {
    levels,
    prior: [0.03, 0.04, 0.07, 0.09, 0.09, 0.1, 0.12, 0.46],
    read(text, aside = "") {
      const wordsOf = (of: string) =>
        words(options.withoutCodes ? withoutCodes(of) : of).filter(
          (word) => !withoutNumbers || !isNumberWord(word),
        );
      const all = wordsOf(text);
      if (all.length === 0) return undefined;
      const ids = [...new Set(all)].slice(0, mostWords).map((word) => vocabulary.id(word));
      return {
        words: ids,
        aside: [...new Set(wordsOf(aside))].slice(0, mostWords).map((word) => vocabulary.id(word)),
        squashed: all.join("").slice(0, 120),
        sorted: all.sort().join("").slice(0, 400),
        length: -1,
      };
    },
    count(value) {
      vocabulary.add(value.words);
      whole.set(value.sorted, (whole.get(value.sorted) ?? 0) + 1);
    },
    compare(a, b) {
      if (a.sorted === b.sorted || a.squashed === b.squashed)
        return {
          level: 7,
          likeness: 1,
          shared: Math.max(whole.get(a.sorted) ?? 1, whole.get(b.sorted) ?? 1),
        };
      const { product, rarest, more, toA, toB } = overlap(a, b);
      const la = Math.sqrt(lengthOf(a) ** 2 + toA);
      const lb = Math.sqrt(lengthOf(b) ** 2 + toB);
      const cosine = Math.min(1, product / (la * lb));
      // All of the shorter one stands in the longer one.
      const contained = Math.min(1, product / Math.min(la, lb) ** 2);
      const longest = Math.max(a.squashed.length, b.squashed.length);
      const limit = longest <= 40 ? Math.floor(longest / 5) : 0;
      const letters =
        cosine < 0.9 && limit > 0 ? 1 - editDistance(a.squashed, b.squashed, limit) / longest : 0;
      const likeness = Math.max(cosine, letters >= 0.8 ? letters : 0);
      const shared = Number.isFinite(rarest) ? { shared: rarest } : {};
      if (more && likeness >= 0.72) return { level: 6, likeness, ...shared };
      if (more || contained >= 0.9) return { level: 4, likeness, ...shared };
      let level = 0;
      while (level < 4 && likeness >= (steps[level + 1] ?? 1)) level++;
      const within = placeWithin(level, likeness);
      if (level === 4) return { level: 5, likeness, ...shared };
      return level < 2 ? { level, likeness, within } : { level, likeness, within, ...shared };
    },
    keys(value) {
      const rare = [...value.words]
        .sort((x, y) => vocabulary.records(x) - vocabulary.records(y))
        .slice(0, 10);
      return rare.flatMap((id) => {
        const word = vocabulary.word(id);
        // A wrong letter spoils the beginning or the end, seldom both.
        return word.length < 5 ? [word] : [word, `^${word.slice(0, 4)}`, `${word.slice(-4)}$`];
      });
    },
  };
}
