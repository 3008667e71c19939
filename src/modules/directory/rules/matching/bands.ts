/** What follows from a score: the same thing, a question for somebody, or different things. */
export type Band = "same" | "ask" | "different";

/** From what probability on two records are taken for the same: more likely than not. */
export const sameFrom = 0.5;
/** From what probability on somebody should look. */
export const askFrom = 0.1;

/** Less likely pairs are never taken for the same by themselves. */
const leastLimit = 2 * askFrom;

/**
 * From what probability on pairs should be taken for the same so that most are right and most are found: where F1, as the
 * probabilities themselves foretell it, is highest. That is half of that F1 (Lipton, Elkan and Naryanaswamy 2014), so close to
 * `sameFrom` for clear lists, and lower where much is doubtful.
 */
export function limitOf(scores: Iterable<number>): number {
  const sorted = Float64Array.from(scores).sort().reverse();
  const expected = sorted.reduce((sum, score) => sum + score, 0);
  let best = 0;
  let right = 0;
  for (const [at, score] of sorted.entries()) {
    right += score;
    best = Math.max(best, (2 * right) / (at + 1 + expected));
  }
  return best === 0 ? sameFrom : Math.max(leastLimit, Math.min(sameFrom, best / 2));
}

/** The band of a probability. */
export function bandOf(score: number, limit = sameFrom): Band {
  if (score >= limit) return "same";
  return score >= askFrom ? "ask" : "different";
}
