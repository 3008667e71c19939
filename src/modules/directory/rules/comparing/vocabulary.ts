import { wordLikeness } from "./likeness.ts";

/** Pairs of words whose likeness is remembered; then the memory starts anew. */
const remembered = 400_000;

/**
 * The words of one field in all records of both lists, as numbers, with the number of records that hold each. A word in
 * few records weighs more (inverse document frequency).
 */
export class Vocabulary {
  readonly #ids = new Map<string, number>();
  readonly #words: string[] = [];
  readonly #records: number[] = [];
  readonly #letters: number[] = [];
  readonly #known = new Map<number, number>();
  #total = 0;

  id(word: string): number {
    const known = this.#ids.get(word);
    if (known !== undefined) return known;
    const id = this.#words.length;
    this.#ids.set(word, id);
    this.#words.push(word);
    this.#records.push(0);
    this.#letters.push(lettersOf(word));
    return id;
  }

  word(id: number): string {
    return this.#words[id] ?? "";
  }

  /** One record more, with these words, each once. */
  add(ids: Iterable<number>): void {
    this.#total++;
    for (const id of ids) this.#records[id] = (this.#records[id] ?? 0) + 1;
  }

  /** In how many records the word stands; at least 1. */
  records(id: number): number {
    return Math.max(1, this.#records[id] ?? 0);
  }

  /** The weight of a word: from a little for one in every record to much for one in a single record. */
  weight(id: number): number {
    return Math.log((this.#total + 2) / (this.records(id) + 0.5)) + 0.1;
  }

  /** `wordLikeness` of two words by their numbers, remembered. */
  likeness(a: number, b: number): number {
    if (a === b) return 1;
    const [x, y] = [this.#letters[a] ?? 0, this.#letters[b] ?? 0];
    // Nearly all pairs of words end here: too many letters that only one of them has.
    if ((x & y) !== x && (x & y) !== y && bitsIn(x ^ y) > 4) return 0;
    const key = Math.min(a, b) * 67_108_864 + Math.max(a, b);
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    const likeness = wordLikeness(this.word(a), this.word(b));
    if (this.#known.size >= remembered) this.#known.clear();
    this.#known.set(key, likeness);
    return likeness;
  }
}

/** Which letters a word has, one bit each (letters far apart in the alphabet may share one). */
function lettersOf(word: string): number {
  let letters = 0;
  for (let at = 0; at < word.length; at++) letters |= 1 << (word.charCodeAt(at) & 31);
  return letters;
}

function bitsIn(value: number): number {
  let count = 0;
  for (let rest = value; rest !== 0; rest &= rest - 1) count++;
  return count;
}
