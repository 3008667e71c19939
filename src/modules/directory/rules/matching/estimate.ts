import type { Comparator } from "../comparing/comparison.ts";
import { type Model, partnerless, rareness, type Sort } from "./model.ts";
import { type Naming, namedOtherwise } from "./naming.ts";
import { rising } from "./rising.ts";
import type { Samples } from "./samples.ts";

/** Rounds in which the others are taken for strangers, then with several sorts of others. */
const firstRounds = 10;
const laterRounds = 12;
/** So many pairs' worth of belief in the comparators' own priors, and in what strangers look like. */
const priorMatches = 10;
const priorOthers = 20;
/** What share of the weight that matches have which say as much a pair must have to be a match beside a better one. */
const nearlyAsGood = 0.5;
/** By how much less of it than the better one: a neighbour agrees in all of the address and in nothing else. */
const muchLess = 1 / 3;
/** A pair with no more than this share is not counted on at all. */
const unlike = 0.3;
/** Random pairs on a level from which its frequency is known well enough. */
const countedEnough = 20;

export interface Evidence {
  comparators: Comparator<unknown>[];
  /** Candidate pairs. */
  candidates: Samples;
  /**
   * Candidate pairs within each of two lists, where there are two: nearly all are neighbours and namesakes, since lists seldom
   * hold a thing twice. For each how many pairs of the two lists it stands for, per candidate of the sample.
   */
  within: { samples: Samples; weight: number }[];
  /** Pairs picked at random, nearly all of which are strangers. */
  strangers: Samples;
  /** Pairs that are called altogether otherwise are no matches. */
  naming: Naming;
  /** How many candidates there are for each one in the sample. */
  scale: number;
  /** All pairs there could be. */
  pairs: number;
  /** Records of both lists together, and of the shorter of two lists; undefined for one list. */
  records: number;
  shorter: number | undefined;
}

/**
 * Learns, without a single label, how much each level of each field proves: expectation maximisation as in
 * Fellegi-Sunter, the frequencies among strangers from random pairs, with two additions that lists of addresses need.
 *
 * Competition: of all pairs of one record only one is taken for a match, and others that agree nearly as well. Otherwise
 * the strongest pattern in such a list is "same town", and the method finds neighbours.
 *
 * Several sorts of others: that street, number and postcode agree at once is no threefold proof, because houses have
 * many tenants. One sort per field describes the pairs that agree on it and do not match.
 */
export function estimate(evidence: Evidence): Model {
  const { comparators, candidates, strangers, pairs } = evidence;
  const prior = Float64Array.from(comparators.flatMap((comparator) => comparator.prior));
  const learner: Learner = { ...evidence, prior, counted: strangers.tally(ones(strangers.length)) };
  const everything = ones(candidates.length);
  let model: Model = {
    offsets: candidates.offsets,
    start: Math.log2((0.3 * Math.min(evidence.records, candidates.length)) / pairs),
    match: prior,
    others: [
      {
        share: 1,
        reach: strangersReach(
          learner,
          everything,
          prior,
          (0.3 * Math.min(evidence.records, candidates.length)) / pairs,
        ),
      },
    ],
    usual: candidates.usual(everything),
  };
  for (let round = 0; round < firstRounds + laterRounds; round++) {
    const { match, doubt, enough } = believe(learner, model);
    const found = evidence.scale * match.reduce((sum, share) => sum + share, 0);
    const likeness = candidates.shares(candidates.tally(match), prior, priorMatches);
    const reach = strangersReach(learner, doubt, likeness, found / pairs);
    model = {
      offsets: model.offsets,
      start: Math.log2((found + 0.5) / pairs),
      match: likeness,
      others:
        round < firstRounds - 1
          ? [{ share: 1, reach }]
          : round === firstRounds - 1
            ? [{ share: 1, reach }, ...sortsOf(learner, model, reach, likeness, doubt, enough)]
            : model.others,
      usual: candidates.usual(doubt),
    };
  }
  return model;
}

const ones = (length: number): Float64Array => new Float64Array(length).fill(1);

interface Learner extends Evidence {
  prior: Float64Array;
  /** Random pairs on each level. */
  counted: Float64Array;
}

/**
 * How often strangers reach each level. What random pairs are too few for, such as equal names, is counted among the
 * candidates, which hold nearly all pairs that agree on something rare.
 */
function strangersReach(
  { candidates, counted, scale, pairs, strangers }: Learner,
  doubt: Float64Array,
  match: Float64Array,
  matching: number,
): Float64Array {
  const among = candidates.tally(doubt);
  const reach = new Float64Array(candidates.cells);
  for (const [field, from] of candidates.offsets.entries()) {
    const to = from + (candidates.sizes[field] ?? 0);
    let total = 0;
    for (let cell = from; cell < to; cell++) total += counted[cell] ?? 0;
    const known = (total / Math.max(1, strangers.length)) * pairs;
    let sum = 0;
    for (let cell = from; cell < to; cell++) {
      const picked = counted[cell] ?? 0;
      // In short lists some random pairs match.
      const count = Math.max(picked / 50, picked - total * Math.min(0.5, matching) * (match[cell] ?? 0));
      const most = (count + 1) / (total + 1);
      const rare = (scale * (among[cell] ?? 0) + 1) / (known + 1);
      reach[cell] = count >= countedEnough ? most : Math.min(most, Math.max(rare, count / (total + 1)));
      sum += reach[cell] ?? 0;
    }
    for (let cell = from; cell < to; cell++) reach[cell] = (reach[cell] ?? 0) / sum;
  }
  return reach;
}

/** One sort of others for each field: what else agrees where that field agrees, and how many such pairs there are. */
function sortsOf(
  { candidates, within, scale, pairs }: Learner,
  model: Model,
  strangers: Float64Array,
  match: Float64Array,
  doubt: Float64Array,
  enough: number,
): Sort[] {
  const sources = within.map(({ samples, weight }) => {
    const known: Float64Array = new Float64Array(samples.length);
    for (let pair = 0; pair < samples.length; pair++)
      known[pair] = aloneBits(samples, pair, model) < enough ? weight : 0;
    return { samples, known };
  });
  sources.push({ samples: candidates, known: doubt });
  const split = sources.map(({ samples, known }) => {
    const share = 1 / sources.length;
    return {
      samples,
      weights: shareOut(
        samples,
        known.map((weight) => weight * share),
      ),
    };
  });
  return candidates.offsets.map((_, own) => {
    const counts = new Float64Array(candidates.cells);
    let sum = 0;
    for (const { samples, weights } of split) {
      const weight = weights[own] as Float64Array;
      for (const [cell, count] of samples.tally(weight).entries())
        counts[cell] = (counts[cell] as number) + count;
      sum += weight.reduce((total, value) => total + value, 0);
    }
    const reach = candidates.shares(counts, strangers, priorOthers);
    for (const [field, from] of candidates.offsets.entries()) {
      const to = from + (candidates.sizes[field] ?? 0);
      reach.set(rising(match.subarray(from, to), reach.subarray(from, to)), from);
    }
    return { share: (scale * sum) / pairs, reach };
  });
}

/** Each pair's weight shared out evenly among the fields that agree in it. */
function shareOut(samples: Samples, known: Float64Array): Float64Array[] {
  const weights = samples.offsets.map(() => new Float64Array(samples.length));
  for (let pair = 0; pair < samples.length; pair++) {
    const agreeing = samples.offsets.flatMap((from, field) => {
      const cell = samples.at[pair * samples.fields + field] as number;
      return cell >= from + (samples.sizes[field] as number) / 2 ? [field] : [];
    });
    for (const field of agreeing)
      (weights[field] as Float64Array)[pair] = (known[pair] as number) / agreeing.length;
  }
  return weights;
}

/** The weight of a pair in bits if fields did not depend on each other and all others were strangers. */
function aloneBits(samples: Samples, pair: number, model: Model): number {
  const from = pair * samples.fields;
  let extra = 0;
  for (let at = from; at < from + samples.fields; at++) {
    const cell = samples.at[at] as number;
    if (cell >= 0) extra += rareness(model.usual[cell] as number, samples.shared[at] as number);
  }
  const strangers = model.others[0]?.reach ?? model.match;
  return extra + Math.log2(samples.product(pair, model.match) / samples.product(pair, strangers));
}

/** For each candidate how far it is believed to match, and how far it counts as one that does not. */
function believe({ candidates, records, naming, shorter, pairs }: Learner, model: Model) {
  const { length } = candidates;
  const levelOf = (pair: number) => (field: number) => {
    const cell = candidates.at[pair * candidates.fields + field] as number;
    return cell < 0 ? undefined : cell - (candidates.offsets[field] as number);
  };
  const none = partnerless(model, shorter, pairs);
  const odds = new Float64Array(length);
  const alone = new Float64Array(length);
  const perRecord = new Float64Array(records);
  for (let pair = 0; pair < length; pair++) {
    const bits = aloneBits(candidates, pair, model);
    let sum = 0;
    for (const { share, reach } of model.others) sum += share * candidates.product(pair, reach);
    const strangers = candidates.product(pair, model.others[0]?.reach ?? model.match);
    alone[pair] = bits;
    odds[pair] = namedOtherwise(naming, levelOf(pair))
      ? 0
      : Math.min(1e18, (2 ** (model.start + bits) * strangers) / sum);
    for (const record of [candidates.a[pair] as number, candidates.b[pair] as number])
      perRecord[record] = (perRecord[record] as number) + (odds[pair] as number);
  }
  const match = odds.map((value, pair) => {
    const [a, b] = [candidates.a[pair] as number, candidates.b[pair] as number];
    return value / (none + Math.max(perRecord[a] as number, perRecord[b] as number));
  });
  const worth = worthOf(candidates, model);
  const likelies = new Float64Array(length);
  const best = new Float64Array(records);
  for (let pair = 0; pair < length; pair++) {
    const likely = (alone[pair] as number) / expected(candidates, pair, worth);
    likelies[pair] = likely;
    for (const record of [candidates.a[pair] as number, candidates.b[pair] as number])
      best[record] = Math.max(best[record] as number, Math.min(1, likely));
  }
  const doubt = new Float64Array(length);
  for (let pair = 0; pair < length; pair++) {
    const value = odds[pair] as number;
    const likely = likelies[pair] as number;
    const bestOf = Math.max(
      best[candidates.a[pair] as number] as number,
      best[candidates.b[pair] as number] as number,
    );
    // A list may hold a thing three times: what agrees nearly as well as matches do is one beside a better one.
    if (likely >= Math.max(nearlyAsGood, bestOf - muchLess))
      match[pair] = Math.max(match[pair] as number, value / (1 + value));
    // What agrees much less than matches do may be a neighbour that has no better partner.
    const typical = Math.max(0, Math.min(1, (likely - unlike) / (nearlyAsGood - unlike)));
    doubt[pair] = 1 - (match[pair] as number) * typical;
  }
  return { match, doubt, enough: nearlyAsGood * meanOf(alone, match) };
}

/** What each field adds on average where two records match and both say something, in bits. */
function worthOf({ offsets, sizes }: Samples, { match, others }: Model): number[] {
  const strangers = others[0]?.reach ?? match;
  return offsets.map((from, field) => {
    let bits = 0;
    for (let cell = from; cell < from + (sizes[field] as number); cell++)
      bits += (match[cell] as number) * Math.log2((match[cell] as number) / (strangers[cell] as number));
    return bits;
  });
}

/** The weight that matches have which say as much as this pair. */
function expected(samples: Samples, pair: number, worth: number[]): number {
  let bits = 1e-9;
  for (let field = 0; field < samples.fields; field++)
    if ((samples.at[pair * samples.fields + field] as number) >= 0) bits += worth[field] as number;
  return bits;
}

function meanOf(values: Float64Array, weights: Float64Array): number {
  let sum = 0;
  let total = 1e-9;
  for (let at = 0; at < values.length; at++) {
    sum += (values[at] as number) * (weights[at] as number);
    total += weights[at] as number;
  }
  return sum / total;
}
