/** Which letters have found their like, in arrays that are used again and again: this runs millions of times. */
let taken = { short: new Uint8Array(64), long: new Uint8Array(64) };

/** Jaro's similarity with Winkler's bonus for a common beginning, from 0 to 1; symmetric. */
export function jaroWinkler(a: string, b: string): number {
  if (a === b) return 1;
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  if (short.length === 0) return 0;
  const reach = Math.max(0, Math.floor(long.length / 2) - 1);
  if (long.length > taken.long.length)
    taken = { short: new Uint8Array(2 * long.length), long: new Uint8Array(2 * long.length) };
  const { short: inShort, long: inLong } = taken;
  inShort.fill(0, 0, short.length);
  inLong.fill(0, 0, long.length);
  let count = 0;
  for (let i = 0; i < short.length; i++) {
    const from = Math.max(0, i - reach);
    const to = Math.min(long.length - 1, i + reach);
    for (let j = from; j <= to; j++) {
      if (inLong[j] || short.charCodeAt(i) !== long.charCodeAt(j)) continue;
      inShort[i] = inLong[j] = 1;
      count++;
      break;
    }
  }
  if (count === 0) return 0;
  let moved = 0;
  for (let i = 0, j = 0; i < short.length; i++) {
    if (!inShort[i]) continue;
    while (!inLong[j]) j++;
    if (short.charCodeAt(i) !== long.charCodeAt(j++)) moved++;
  }
  const jaro = (count / a.length + count / b.length + (count - moved / 2) / count) / 3;
  let prefix = 0;
  while (prefix < Math.min(4, short.length) && a.charCodeAt(prefix) === b.charCodeAt(prefix)) prefix++;
  return jaro + prefix * 0.1 * (1 - jaro);
}

/** Three rows of the table of distances, used again and again: this runs millions of times. */
let rows = [new Uint16Array(128), new Uint16Array(128), new Uint16Array(128)] as const;

/**
 * How many letters must be put in, left out, exchanged or swapped with their neighbour to make one text of the other
 * (optimal string alignment), or `limit + 1` where it is more than `limit`.
 */
export function editDistance(a: string, b: string, limit: number): number {
  if (a === b) return 0;
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  if (b.length + 1 > rows[0].length) {
    const size = 2 * b.length;
    rows = [new Uint16Array(size), new Uint16Array(size), new Uint16Array(size)];
  }
  let [before, last, row] = rows as readonly [Uint16Array, Uint16Array, Uint16Array];
  for (let j = 0; j <= b.length; j++) last[j] = j;
  for (let i = 1; i <= a.length; i++) {
    row[0] = i;
    let best = i;
    const letter = a.charCodeAt(i - 1);
    for (let j = 1; j <= b.length; j++) {
      const other = b.charCodeAt(j - 1);
      let cost = (last[j - 1] as number) + (letter === other ? 0 : 1);
      if ((last[j] as number) + 1 < cost) cost = (last[j] as number) + 1;
      if ((row[j - 1] as number) + 1 < cost) cost = (row[j - 1] as number) + 1;
      if (i > 1 && j > 1 && letter === b.charCodeAt(j - 2) && a.charCodeAt(i - 2) === other)
        cost = Math.min(cost, (before[j - 2] as number) + 1);
      row[j] = cost;
      if (cost < best) best = cost;
    }
    if (best > limit) return limit + 1;
    [before, last, row] = [last, row, before];
  }
  return Math.min(last[b.length] as number, limit + 1);
}

/**
 * Whether the shorter word can stand for the longer one: begins alike, and its letters come in the other in the same
 * order (rd for road, blvd for boulevard, GGS for Gemeinschaftsgrundschule), or it is its beginning (deli, delicatessen).
 */
export function abbreviates(short: string, long: string): boolean {
  if (short.length >= long.length || short.charCodeAt(0) !== long.charCodeAt(0)) return false;
  if (/\d/.test(short)) return false;
  if (long.startsWith(short)) return short.length === 1 || short.length >= 3;
  if (short.length < 2 || short.length > 4 || long.length < 4) return false;
  let at = 0;
  for (let i = 0; i < long.length && at < short.length; i++)
    if (long.charCodeAt(i) === short.charCodeAt(at)) at++;
  return at === short.length;
}

/** How alike two words are, from 0 to 1. Below 0.8 they are taken for different words. */
export function wordLikeness(a: string, b: string): number {
  if (a === b) return 1;
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  if (abbreviates(short, long)) return short.length === 1 ? 0.8 : 0.9;
  if (short.length < 3) return 0;
  const distance = editDistance(a, b, long.length >= 8 ? 2 : 1);
  if (distance === 1) return long.length >= 5 ? 0.93 : 0.85;
  if (distance === 2 && long.length >= 8) return 0.88;
  const likeness = jaroWinkler(a, b);
  return likeness >= 0.9 ? likeness - 0.05 : 0;
}
