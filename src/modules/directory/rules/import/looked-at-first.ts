/** A pair that an import found: joined by rule, or a question. */
interface Pair {
  verdict: "merge" | "ask";
  entry: { shortId: string };
  other: { shortId: string };
  score: number;
}

/**
 * The pairs of an import in the order in which people look at them: the questions, the likeliest first, then what was joined, the
 * least sure first. A question that came up from both sides is one, with what was found last.
 */
export function lookedAtFirst<P extends Pair>(pairs: readonly P[]): { asked: P[]; joined: P[] } {
  const asked = new Map<string, P>();
  for (const pair of pairs)
    if (pair.verdict === "ask") asked.set([pair.entry.shortId, pair.other.shortId].sort().join(), pair);
  return {
    asked: [...asked.values()].sort((a, b) => b.score - a.score),
    joined: pairs.filter(({ verdict }) => verdict === "merge").sort((a, b) => a.score - b.score),
  };
}
