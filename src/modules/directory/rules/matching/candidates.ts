import type { Field } from "./fields.ts";

/** How many candidates one record gets at most; short lists can afford more. */
export const mostCandidates = 24;
const mostInShort = 40;
const short = 5_000;
/** How many entries of the index one record may look at. */
const budget = 12_000;
const buckets = 1 << 21;

/** FNV-1a over UTF-16 units; two keys in one bucket only cost a needless comparison. */
function bucketOf(field: string, key: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < field.length; i++) hash = Math.imul(hash ^ field.charCodeAt(i), 0x01000193);
  for (let i = 0; i < key.length; i++) hash = Math.imul(hash ^ key.charCodeAt(i), 0x01000193);
  return (hash ^ (hash >>> 15)) & (buckets - 1);
}

/** The buckets of one record: its fields' keys, and numbers together with the words beside them. */
function bucketsOf(fields: Field[], side: "left" | "right", row: number): number[] {
  const found = new Set<number>();
  let words: string[] = [];
  for (const { kind, comparator, label, [side]: values } of fields) {
    const value = values[row];
    if (value === undefined) continue;
    // Words meet wherever they stand, so that swapped fields meet; other kinds only among themselves.
    const space = kind === "text" ? "" : kind;
    const keys = comparator.keys(value);
    for (const key of keys) found.add(bucketOf(space, key));
    if (kind === "text") words = keys;
    if (kind === "numbers")
      for (const number of value as string[])
        for (const word of words.filter((key) => !/[\^$]/.test(key)).slice(0, 4))
          found.add(bucketOf(label, `${number} ${word}`));
  }
  return [...found];
}

/**
 * An index of the right list by what its records contain, in flat arrays. A record of the left list gets those records of
 * the right one that share most with it, rare things counting more (so the work per record is bounded, however common
 * its words are).
 */
export class CandidateIndex {
  readonly #fields: Field[];
  readonly #starts: Int32Array;
  readonly #rows: Int32Array;
  readonly #score: Float32Array;
  readonly #total: number;

  constructor(fields: Field[], side: "left" | "right", rows: number) {
    this.#fields = fields;
    this.#total = rows;
    const starts = new Int32Array(buckets + 1);
    for (let row = 0; row < rows; row++)
      for (const bucket of bucketsOf(fields, side, row)) starts[bucket + 1] = (starts[bucket + 1] ?? 0) + 1;
    for (let at = 1; at <= buckets; at++) starts[at] = (starts[at] ?? 0) + (starts[at - 1] ?? 0);
    const next = starts.slice();
    const entries = new Int32Array(starts[buckets] ?? 0);
    for (let row = 0; row < rows; row++)
      for (const bucket of bucketsOf(fields, side, row)) {
        const at = next[bucket] ?? 0;
        entries[at] = row;
        next[bucket] = at + 1;
      }
    this.#starts = starts;
    this.#rows = entries;
    this.#score = new Float32Array(rows);
  }

  /**
   * The rows of the indexed list that may be the same as a row of either, the likeliest first. A row of the indexed list itself
   * gets earlier rows only, so that each pair comes once.
   */
  of(row: number, side: "left" | "right", within: boolean): number[] {
    const found = bucketsOf(this.#fields, side, row).map((bucket) => {
      const from = this.#starts[bucket] ?? 0;
      return { from, to: this.#starts[bucket + 1] ?? 0 };
    });
    found.sort((a, b) => a.to - a.from - (b.to - b.from));
    const touched: number[] = [];
    let left = budget;
    for (const { from, to } of found) {
      left -= to - from;
      if (left < 0 && touched.length > 0) break;
      const weight = Math.log((this.#total + 1) / (to - from + 0.5)) ** 3;
      const end = Math.min(to, from + budget);
      for (let at = from; at < end; at++) {
        const other = this.#rows[at] ?? 0;
        if (within && other >= row) break;
        const known = this.#score[other] ?? 0;
        if (known === 0) touched.push(other);
        this.#score[other] = known + weight + 1e-6;
      }
    }
    const scored = touched.map((other) => ({ row: other, score: this.#score[other] ?? 0 }));
    for (const other of touched) this.#score[other] = 0;
    const most = this.#total <= short ? mostInShort : mostCandidates;
    if (scored.length > most) {
      scored.sort((a, b) => b.score - a.score || a.row - b.row);
      scored.length = most;
    }
    return scored.map((candidate) => candidate.row);
  }
}
