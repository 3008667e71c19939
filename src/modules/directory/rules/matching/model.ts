import type { Outcomes } from "./compare-rows.ts";

/** Pairs of one sort that do not match. */
export interface Sort {
  /** How many of all pairs that do not match are of this sort; all shares add up to 1. */
  share: number;
  /** Per cell: how often they reach it. */
  reach: Float64Array;
}

/**
 * What was learnt from two lists. A *cell* is one level of one field; the cells of all fields are numbered in one row, those
 * of field 3 from `offsets[3]` on.
 */
export interface Model {
  offsets: readonly number[];
  /** Base-2 logarithm of the odds that a candidate matches before anything is compared. */
  start: number;
  /** Per cell: how often matching pairs reach it. */
  match: Float64Array;
  /** Pairs that do not match are of several sorts: strangers, neighbours in one house, branches of one name. */
  others: Sort[];
  /** Per cell: in how many records a shared value usually stands where the pair does not match; 0 where unknown. */
  usual: Float64Array;
}

/** Bounds of what the rareness of a value may add or take, in bits. */
const rarest = 4;

/** What the rareness of a shared value adds to the weight of an agreement, in bits (Winkler 1989). */
export function rareness(usual: number, shared: number): number {
  if (usual === 0 || shared === 0) return 0;
  return Math.max(-rarest, Math.min(rarest, Math.log2(usual / shared)));
}

/** The weight of one level of one field alone, in bits: by what it raises or lowers the odds (Fellegi and Sunter 1969). */
export function weightOf(model: Model, field: number, level: number): number {
  const cell = (model.offsets[field] ?? 0) + level;
  let chance = 0;
  for (const sort of model.others) chance += sort.share * (sort.reach[cell] ?? 0);
  return Math.log2((model.match[cell] ?? 0) / chance);
}

/** The weight of all outcomes together with the start, in bits: the base-2 logarithm of the odds. */
export function totalWeight(model: Model, outcomes: Outcomes): number {
  const { offsets, match, others, usual } = model;
  let product = 1;
  let extra = 0;
  const cells: number[] = [];
  for (const [field, outcome] of outcomes.entries()) {
    if (!outcome) continue;
    const cell = (offsets[field] ?? 0) + outcome.level;
    cells.push(cell);
    product *= match[cell] ?? 0;
    extra += rareness(usual[cell] ?? 0, outcome.shared ?? 0);
  }
  let rest = 0;
  for (const { share, reach } of others) {
    let chance = share;
    for (const cell of cells) chance *= reach[cell] ?? 0;
    rest += chance;
  }
  return model.start + Math.log2(product / rest) + extra + between(model, outcomes);
}

/** The most that the place within a level may add or take, in bits. */
const mostBetween = 3;

/** A likeness just below the next level proves nearly as much as that level; otherwise rivals that differ would look equal. */
function between(model: Model, outcomes: Outcomes): number {
  let bits = 0;
  for (const [field, outcome] of outcomes.entries()) {
    if (!outcome?.within) continue;
    const { level, within } = outcome;
    const own = weightOf(model, field, level);
    const step =
      within > 0
        ? weightOf(model, field, level + 1) - own
        : level === 0
          ? 0
          : own - weightOf(model, field, level - 1);
    bits += within * Math.min(mostBetween, Math.max(0, step));
  }
  return bits;
}

/** The probability that belongs to a weight in bits. */
export const probability = (bits: number): number => 1 / (1 + 2 ** -Math.max(-60, Math.min(60, bits)));

/** However many records seem to have a partner, so much of the doubt whether one has any stays. */
const leastPartnerless = 0.25;

/**
 * The share of the shorter list's records that have no partner in the other: what the partners of a record compete with besides
 * each other. 1 for one list.
 */
export function partnerless(
  { start }: Pick<Model, "start">,
  shorter: number | undefined,
  pairs: number,
): number {
  return shorter === undefined ? 1 : Math.max(leastPartnerless, 1 - (2 ** start * pairs) / shorter);
}
