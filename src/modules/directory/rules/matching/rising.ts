/**
 * Makes a higher level never prove less than a lower one: where matches reach it relatively less often than the others,
 * neighbouring levels are put together (pool adjacent violators) and the others shared out in proportion to the matches.
 * Gives the shares of the others; their sum stays.
 */
export function rising(match: ArrayLike<number>, chance: ArrayLike<number>): Float64Array {
  const pools: { match: number; chance: number; from: number; to: number }[] = [];
  for (let level = 0; level < match.length; level++) {
    let last = { match: match[level] ?? 0, chance: chance[level] ?? 0, from: level, to: level + 1 };
    for (let before = pools.at(-1); before && before.match * last.chance > last.match * before.chance; ) {
      pools.pop();
      last = {
        match: before.match + last.match,
        chance: before.chance + last.chance,
        from: before.from,
        to: last.to,
      };
      before = pools.at(-1);
    }
    pools.push(last);
  }
  const result = new Float64Array(match.length);
  for (const pool of pools)
    for (let level = pool.from; level < pool.to; level++)
      result[level] = ((match[level] ?? 0) * pool.chance) / pool.match;
  return result;
}
