import { probability } from "./model.ts";
import type { Kept, Resolved } from "./resolve-lists.ts";

/** One pair cannot outvote many others. In bits. */
const mostBits = 10;
/** Of groups up to so many rows all pairs are told. */
const mostRows = 200;
/** Larger groups are judged by so many of their pairs. */
const mostPairs = 60;

/**
 * One list: records that are the same form groups. Two groups become one where their pairs speak for it on average, so that
 * a chain of resemblances (a like b, b like c) does not join what is different at its ends.
 *
 * @param weight the weight in bits that two rows are the same
 */
export function resolveClusters(kept: Kept[], weight: (a: number, b: number) => number): Resolved[] {
  const known = new Map<string, number>();
  const key = (a: number, b: number) => `${Math.max(a, b)} ${Math.min(a, b)}`;
  for (const { left, right, bits } of kept) known.set(key(left, right), bits);
  const bitsOf = (a: number, b: number) => known.get(key(a, b)) ?? weight(a, b);
  const groups = new Map<number, number[]>();
  const sorted = [...kept].sort((x, y) => y.bits - x.bits || x.left - y.left || x.right - y.right);
  for (const { left, right, bits } of sorted) {
    if (bits <= 0) break;
    const [a, b] = [groups.get(left) ?? [left], groups.get(right) ?? [right]];
    if (a === b || meanBits(a, b, bitsOf) <= 0) continue;
    const [small, large] = a.length < b.length ? [a, b] : [b, a];
    for (const row of small) large.push(row);
    for (const row of large.length === 2 ? large : small) groups.set(row, large);
  }
  const found: Resolved[] = [];
  const done = new Set<string>();
  for (const group of new Set(groups.values())) {
    // All pairs of a huge group would be millions; the compared ones hold it together.
    if (group.length > mostRows) continue;
    for (const [at, a] of group.entries())
      for (const b of group.slice(at + 1)) {
        const bits = bitsOf(a, b);
        done.add(key(a, b));
        found.push({
          left: Math.max(a, b),
          right: Math.min(a, b),
          ...scoreWithin(group, a, b, bits, bitsOf),
        });
      }
  }
  for (const { left, right, bits } of kept)
    if (!done.has(key(left, right))) {
      // Nearly the same, yet their groups were kept apart: somebody should look.
      const together = groups.get(left) !== undefined && groups.get(left) === groups.get(right);
      found.push({ left, right, score: together ? probability(bits) : Math.min(probability(bits), 0.49) });
    }
  return found;
}

function meanBits(a: number[], b: number[], bitsOf: (a: number, b: number) => number): number {
  let sum = 0;
  let count = 0;
  for (const x of a)
    for (const y of b) {
      if (count >= mostPairs) return sum / count;
      sum += Math.max(-mostBits, Math.min(mostBits, bitsOf(x, y)));
      count++;
    }
  return sum / count;
}

/** The pair's own score, or the weaker of the two that lead over a third row where that is more. */
function scoreWithin(
  group: number[],
  a: number,
  b: number,
  bits: number,
  bitsOf: (a: number, b: number) => number,
): { score: number; through?: number } {
  let best = bits;
  let through: number | undefined;
  if (bits < mostBits)
    for (const row of group.slice(0, mostPairs)) {
      if (row === a || row === b) continue;
      const over = Math.min(bitsOf(a, row), bitsOf(row, b));
      if (over > best) [best, through] = [over, row];
    }
  return { score: probability(best), ...(through === undefined ? {} : { through }) };
}
