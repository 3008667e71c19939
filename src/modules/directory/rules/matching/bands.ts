/** What follows from a score: the same thing, a question for somebody, or different things. */
export type Band = "same" | "ask" | "different";

/** From what probability on two records are taken for the same: more likely than not. */
export const sameFrom = 0.5;
/** From what probability on somebody should look. */
export const askFrom = 0.1;

/** The band of a probability. */
export function bandOf(score: number): Band {
  if (score >= sameFrom) return "same";
  return score >= askFrom ? "ask" : "different";
}
