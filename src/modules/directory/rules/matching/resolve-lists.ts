import { sameFrom } from "./bands.ts";

/** A candidate pair that may match, with its weight in bits (log2 of the odds). */
export interface Kept {
  left: number;
  right: number;
  bits: number;
}

export interface Resolved {
  left: number;
  right: number;
  score: number;
  through?: number;
}

/** Rivals per pair that are looked at; more would only make a doubtful pair more doubtful. */
const mostRivals = 12;

/**
 * Two lists. A record seldom has two partners: where several fit, they compete, and the score is the share of the odds. In a
 * list that holds duplicates, rivals that are duplicates of each other do not compete, so nothing is forced on such lists.
 *
 * @param within the weight in bits that two rows of one list are the same
 * @param doubles which of the lists hold duplicates
 * @param none the share of records without a partner
 */
export function resolveLists(
  kept: Kept[],
  within: (a: number, b: number, side: "left" | "right") => number,
  doubles: { left: boolean; right: boolean },
  none = 1,
): Resolved[] {
  const byLeft = grouped(kept, (pair) => pair.left);
  const byRight = grouped(kept, (pair) => pair.right);
  for (const group of [...byLeft.values(), ...byRight.values()])
    group.sort((x, y) => y.bits - x.bits || x.left - y.left || x.right - y.right);
  return kept.map((pair) => {
    const own = 2 ** Math.min(60, pair.bits);
    const rivals = (group: Kept[], side: "left" | "right", row: (of: Kept) => number) => {
      let odds = 0;
      for (const rival of group.slice(0, mostRivals)) {
        if (rival === pair || (doubles[side] && within(row(pair), row(rival), side) > 0)) continue;
        odds += 2 ** Math.min(60, rival.bits);
      }
      return odds;
    };
    const others = Math.max(
      rivals(byLeft.get(pair.left) ?? [], "right", (of) => of.right),
      rivals(byRight.get(pair.right) ?? [], "left", (of) => of.left),
    );
    return { left: pair.left, right: pair.right, score: own / (none + own + others) };
  });
}

/**
 * Holds below `limit` those pairs less likely than not whose records have a better partner: among several partners none of which
 * is likely, at most one is the right one.
 */
export function onlyBest(pairs: Resolved[], limit: number): Resolved[] {
  const best = { left: new Map<number, number>(), right: new Map<number, number>() };
  for (const { left, right, score } of pairs) {
    best.left.set(left, Math.max(score, best.left.get(left) ?? 0));
    best.right.set(right, Math.max(score, best.right.get(right) ?? 0));
  }
  return pairs.map((pair) => {
    const beaten =
      pair.score < (best.left.get(pair.left) ?? 0) || pair.score < (best.right.get(pair.right) ?? 0);
    return beaten && pair.score < sameFrom ? { ...pair, score: Math.min(pair.score, 0.99 * limit) } : pair;
  });
}

function grouped(kept: Kept[], row: (pair: Kept) => number): Map<number, Kept[]> {
  const groups = new Map<number, Kept[]>();
  for (const pair of kept) {
    const group = groups.get(row(pair));
    if (group) group.push(pair);
    else groups.set(row(pair), [pair]);
  }
  return groups;
}
