import type { Comparator } from "../comparing/comparison.ts";
import type { Outcomes } from "./compare-rows.ts";
import { type Model, rareness } from "./model.ts";

/** Candidate pairs that a model is learnt from, packed into flat arrays; records are numbered across both lists. */
export class Samples {
  readonly fields: number;
  /** Where the cells of each field begin, and how many there are. */
  readonly offsets: number[] = [];
  readonly sizes: number[];
  readonly cells: number;
  readonly a: Int32Array;
  readonly b: Int32Array;
  /** Pair after pair the cell of each field, -1 where a value is missing. */
  readonly at: Int16Array;
  /** Pair after pair in how many records the shared value stands, 0 where that does not matter. */
  readonly shared: Float32Array;
  length = 0;

  constructor(comparators: Comparator<unknown>[], most: number) {
    this.fields = comparators.length;
    this.sizes = comparators.map(({ levels }) => levels.length);
    let cells = 0;
    for (const size of this.sizes) {
      this.offsets.push(cells);
      cells += size;
    }
    this.cells = cells;
    this.a = new Int32Array(most);
    this.b = new Int32Array(most);
    this.at = new Int16Array(most * this.fields);
    this.shared = new Float32Array(most * this.fields);
  }

  /** False where there is no more room. */
  add(a: number, b: number, outcomes: Outcomes): boolean {
    if (this.length >= this.a.length) return false;
    this.a[this.length] = a;
    this.b[this.length] = b;
    const from = this.length * this.fields;
    for (const [field, outcome] of outcomes.entries()) {
      this.at[from + field] = outcome ? (this.offsets[field] ?? 0) + outcome.level : -1;
      this.shared[from + field] = outcome?.shared ?? 0;
    }
    this.length++;
    return true;
  }

  /** The chance of a pair's outcomes where cells are reached this often and fields do not depend on each other. */
  product(pair: number, reach: Float64Array): number {
    let value = 1;
    for (let at = pair * this.fields; at < (pair + 1) * this.fields; at++) {
      const cell = this.at[at] as number;
      if (cell >= 0) value *= reach[cell] as number;
    }
    return value;
  }

  /** The weight of a pair in bits under a model. */
  weigh(pair: number, model: Model): number {
    let extra = 0;
    for (let at = pair * this.fields; at < (pair + 1) * this.fields; at++) {
      const cell = this.at[at] as number;
      if (cell >= 0) extra += rareness(model.usual[cell] as number, this.shared[at] as number);
    }
    let sum = 0;
    for (const { share, reach } of model.others) sum += share * this.product(pair, reach);
    return model.start + extra + Math.log2(this.product(pair, model.match) / sum);
  }

  /** How much weight falls on each cell, each pair weighed by `weight`. */
  tally(weight: Float64Array): Float64Array<ArrayBuffer> {
    const counts = new Float64Array(this.cells);
    for (let pair = 0, at = 0; pair < this.length; pair++) {
      const add = weight[pair] as number;
      for (let field = 0; field < this.fields; field++, at++) {
        const cell = this.at[at] as number;
        if (cell >= 0) counts[cell] = (counts[cell] as number) + add;
      }
    }
    return counts;
  }

  /** Tallies as shares within each field, held near a prior by so many pairs. */
  shares(counts: Float64Array, prior: Float64Array, strength: number): Float64Array<ArrayBuffer> {
    const result = new Float64Array(this.cells);
    for (const [field, from] of this.offsets.entries()) {
      const to = from + (this.sizes[field] ?? 0);
      let total = 0;
      for (let cell = from; cell < to; cell++) total += counts[cell] ?? 0;
      for (let cell = from; cell < to; cell++)
        result[cell] = ((counts[cell] ?? 0) + strength * (prior[cell] ?? 0)) / (total + strength);
    }
    return result;
  }

  /**
   * The harmonic mean of the records that shared values stand in, per cell. Where few pairs tell it, values are taken for
   * rare ones, so that rareness adds nothing.
   */
  usual(weight: Float64Array): Float64Array<ArrayBuffer> {
    const pairs = new Float64Array(this.cells);
    const inverse = new Float64Array(this.cells);
    for (let pair = 0, at = 0; pair < this.length; pair++)
      for (let field = 0; field < this.fields; field++, at++) {
        const cell = this.at[at] as number;
        const shared = this.shared[at] as number;
        if (cell < 0 || shared === 0) continue;
        pairs[cell] = (pairs[cell] as number) + (weight[pair] as number);
        inverse[cell] = (inverse[cell] as number) + (weight[pair] as number) / shared;
      }
    return pairs.map((count, cell) => (count > 0 ? (count + 3) / ((inverse[cell] ?? 0) + 3 / 2) : 0));
  }
}
