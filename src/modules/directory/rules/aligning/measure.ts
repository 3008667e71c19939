/** How well found pairs agree with the truth. */
export interface Measure {
  found: number;
  right: number;
  wanted: number;
  /** Share of the found pairs that are right, share of the wanted ones that were found, and their harmonic mean. */
  precision: number;
  recall: number;
  f1: number;
}

/** Measures found pairs against the wanted ones; pairs outside `judged` do not count. */
export function measure(
  found: Iterable<number>,
  wanted: ReadonlySet<number>,
  judged?: ReadonlySet<number>,
): Measure {
  let count = 0;
  let right = 0;
  for (const pair of new Set(found)) {
    if (judged && !judged.has(pair)) continue;
    count++;
    if (wanted.has(pair)) right++;
  }
  const precision = count === 0 ? 0 : right / count;
  const recall = wanted.size === 0 ? 0 : right / wanted.size;
  const f1 = right === 0 ? 0 : (2 * precision * recall) / (precision + recall);
  return { found: count, right, wanted: wanted.size, precision, recall, f1 };
}
