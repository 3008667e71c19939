import { type Correspondence, isNameHeader } from "../aligning/correspond.ts";
import type { Table } from "../aligning/table.ts";
import type { Comparator } from "../comparing/comparison.ts";
import { limitOf, sameFrom } from "./bands.ts";
import { CandidateIndex, mostCandidates } from "./candidates.ts";
import { compareRows, type Outcomes, type Side } from "./compare-rows.ts";
import { estimate } from "./estimate.ts";
import { type Field, readFields } from "./fields.ts";
import { type Model, partnerless, probability, totalWeight } from "./model.ts";
import { findNaming, namedOtherwise } from "./naming.ts";
import { resolveClusters } from "./resolve-clusters.ts";
import { type Kept, onlyBest, resolveLists } from "./resolve-lists.ts";
import { Samples } from "./samples.ts";

/** Pairs that the model is learnt from. */
const mostSamples = 120_000;
/** Pairs within one list that tell what neighbours look like. */
const mostWithin = 40_000;
/** Pairs at random that tell what strangers look like. */
const mostStrangers = 60_000;
/** Pairs below this probability are forgotten at once. */
const leastKept = 0.02;
/** Share of rows up to which duplicates within a list are taken for chance. */
const fewDoubles = 0.03;
/** In bits: just below even odds. */
const doubtful = -0.2;
/** In bits: sixteen to one. */
const sure = 4;

export interface Pair {
  left: number;
  right: number;
  /** The probability that both are the same, from 0 to 1. */
  score: number;
  outcomes: Outcomes;
  /** Set where the two are the same only because both are the same as this third row. */
  through?: number;
}

export interface Matched {
  fields: Field[];
  model: Model;
  pairs: Pair[];
  /** How many pairs were compared. */
  compared: number;
  /** From what score on pairs are taken for the same. */
  limit: number;
}

export interface MatchOptions {
  /** Told now and then how many rows of the left list are done. */
  onProgress?: (done: number, of: number) => void;
}

/**
 * Finds the records of two lists that describe the same thing, or the duplicates of one list (`right` is then the same
 * table). Learns from the lists themselves; needs no labels and no settings.
 *
 * @example
 * const pairs = matchTables(correspond(...), left, right).pairs.filter(({ score }) => bandOf(score) === "same")
 */
export function matchTables(
  columns: Correspondence[],
  left: Table,
  right: Table,
  { onProgress }: MatchOptions = {},
): Matched {
  const self = left === right;
  const fields = readFields(columns, left, right);
  const naming = findNaming(fields);
  const index = new CandidateIndex(fields, "right", right.rows.length);
  const offset = self ? 0 : left.rows.length;
  const comparators = fields.map((field) => field.comparator);
  const candidates = new Samples(comparators, 2 * mostSamples);
  const perRow = Math.max(1, Math.ceil((left.rows.length * mostCandidates) / mostSamples));
  for (let row = 0; row < left.rows.length; row += perRow)
    for (const other of index.of(row, "left", self))
      candidates.add(row, offset + other, compareRows(fields, row, "left", other, "right"));
  const strangers = pickStrangers(fields, comparators, left.rows.length, right.rows.length, self);
  const within = self
    ? []
    : [
        pairsWithin(fields, comparators, "right", right.rows.length, index),
        pairsWithin(fields, comparators, "left", left.rows.length),
      ];
  const pairs = self ? (left.rows.length * (left.rows.length - 1)) / 2 : left.rows.length * right.rows.length;
  const records = offset + right.rows.length;
  const shorter = self ? undefined : Math.min(left.rows.length, right.rows.length);
  const model = estimate({
    comparators,
    candidates,
    within: within.map(({ samples, each, of }) => ({
      samples,
      weight: (each / Math.max(1, of)) * (pairs / perRow),
    })),
    strangers,
    naming,
    scale: perRow,
    pairs: Math.max(1, pairs),
    records,
    shorter,
  });
  // Of what has no name, such as the businesses of a register that keeps them to itself, many are alike and not the same.
  const named = fields.filter(({ names, label }) => names || isNameHeader(label));
  const isCopy = (a: number, b: number) =>
    named.some(({ left }) => left[a] !== undefined) && saySame(fields, a, b);
  const weigh = (a: number, sideA: Side, b: number, sideB: Side) => {
    const outcomes = compareRows(fields, a, sideA, b, sideB);
    const bits = totalWeight(model, outcomes);
    // Whatever else agrees: under another name somebody should look (a new tenant, a renamed shop, a mall's telephone).
    if (namedOtherwise(naming, (field) => outcomes[field]?.level)) return Math.min(bits, doubtful);
    const agreed = agreement(fields, outcomes);
    return agreed === "rare" || (agreed === "all" && self && isCopy(a, b)) ? Math.max(bits, sure) : bits;
  };
  const kept: Kept[] = [];
  let compared = 0;
  for (let row = 0; row < left.rows.length; row++) {
    for (const other of index.of(row, "left", self)) {
      compared++;
      const bits = weigh(row, "left", other, "right");
      if (probability(bits) >= leastKept) kept.push({ left: row, right: other, bits });
    }
    if (row % 500 === 499) onProgress?.(row + 1, left.rows.length);
  }
  const resolved = self
    ? resolveClusters(kept, (a, b) => weigh(a, "left", b, "left"))
    : resolveLists(
        kept,
        (a, b, side) => weigh(a, side, b, side),
        {
          right: holdsDoubles(within[0], model),
          left: holdsDoubles(within[1], model),
        },
        partnerless(model, shorter, pairs),
      );
  const limit = self ? sameFrom : limitOf(resolved.map(({ score }) => score));
  const found = (self ? resolved : onlyBest(resolved, limit)).map((pair) => ({
    ...pair,
    outcomes: compareRows(fields, pair.left, "left", pair.right, "right"),
  }));
  return { fields, model, pairs: found, compared, limit };
}

/**
 * Whether all that both records say is the same, and that is at least half of what could be said; `rare` where some of it stands
 * nowhere else. Short lists with few columns teach too little to know by themselves what that means.
 */
function agreement(fields: Field[], outcomes: Outcomes): "none" | "all" | "rare" {
  let said = 0;
  let rare = false;
  for (let at = 0; at < fields.length; at++) {
    const outcome = outcomes[at];
    if (!outcome) continue;
    if (outcome.level !== (fields[at]?.comparator.levels.length ?? 0) - 1) return "none";
    said++;
    if (outcome.shared !== undefined && outcome.shared <= 2) rare = true;
  }
  if (said === 0 || 2 * said < fields.length) return "none";
  return rare ? "rare" : "all";
}

/**
 * Whether two rows of one list fill the same columns. Where these agree as well, one is a copy of the other, however often the
 * list holds it: a list in which all rows are alike has nothing from which it could be learnt that likeness proves something.
 */
const saySame = (fields: Field[], a: number, b: number): boolean =>
  fields.every(({ left }) => (left[a] === undefined) === (left[b] === undefined));

/** Whether more than a few of a list's rows are duplicates of another row of it. */
function holdsDoubles(within: { samples: Samples; rows: number } | undefined, model: Model): boolean {
  if (!within) return true;
  const doubled = new Set<number>();
  for (let pair = 0; pair < within.samples.length; pair++)
    if (within.samples.weigh(pair, model) > 0) doubled.add(within.samples.a[pair] ?? 0);
  return doubled.size > fewDoubles * within.rows;
}

/** Candidates within one list; each stands for `each` of the `of` pairs there are. */
function pairsWithin(
  fields: Field[],
  comparators: Comparator<unknown>[],
  side: "left" | "right",
  rows: number,
  index = new CandidateIndex(fields, side, rows),
): { samples: Samples; each: number; of: number; rows: number } {
  const samples = new Samples(comparators, 2 * mostWithin);
  const each = Math.max(1, Math.ceil((rows * mostCandidates) / mostWithin));
  for (let row = rows - 1; row >= 0; row -= each)
    for (const other of index.of(row, side, true))
      samples.add(row, other, compareRows(fields, row, side, other, side));
  return { samples, each, of: (rows * (rows - 1)) / 2, rows: rows / each };
}

/** Pairs at random, always the same ones for the same lists. */
function pickStrangers(
  fields: Field[],
  comparators: Comparator<unknown>[],
  left: number,
  right: number,
  self: boolean,
): Samples {
  const strangers = new Samples(comparators, mostStrangers);
  let state = 12345;
  const random = (below: number) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 4294967296) * below);
  };
  for (let at = 0; at < Math.min(mostStrangers, left * right); at++) {
    const [a, b] = [random(left), random(right)];
    if (!self || a !== b) strangers.add(a, b, compareRows(fields, a, "left", b, "right"));
  }
  return strangers;
}
