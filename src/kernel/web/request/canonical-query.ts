/** Which parameters a route understands. */
export interface KnownParameters {
  /** Each at most once: the first counts. */
  known: readonly string[];
  /** May stand several times, as check boxes do. */
  many: readonly string[];
}

/** More choices than this no list of check boxes offers. */
const mostRepeats = 50;

/**
 * The query in one spelling: only what the route understands, in its order, without empty values (an empty field of
 * a search form is one that was not filled in). So two addresses that mean the same share one answer, and nobody fills
 * the cache with invented parameters.
 *
 * @returns without the question mark, "" where nothing is left
 */
export function canonicalQuery(
  parameters: readonly [string, string][],
  { known, many }: KnownParameters,
): string {
  if (parameters.length === 0) return "";
  const query = new URLSearchParams();
  for (const name of known) {
    const value = parameters.find((parameter) => parameter[0] === name)?.[1];
    if (value !== undefined && value !== "") query.set(name, value);
  }
  for (const name of many) {
    const values = parameters
      .filter(([given, value]) => given === name && value !== "")
      .map(([, value]) => value);
    for (const value of [...new Set(values)].sort().slice(0, mostRepeats)) query.append(name, value);
  }
  return query.toString();
}
