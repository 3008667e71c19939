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
 * A longer value is cut (in UTF-16 units). Nobody searches for more, and a page repeats its query in dozens of links:
 * 4,000 characters would make it 150 KB.
 */
const longestValue = 300;

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
    if (value !== undefined && value !== "") query.set(name, cut(value));
  }
  for (const name of many) {
    const values = parameters
      .filter(([given, value]) => given === name && value !== "")
      .map(([, value]) => cut(value));
    for (const value of [...new Set(values)].sort().slice(0, mostRepeats)) query.append(name, value);
  }
  return query.toString();
}

/** Not in the middle of a character that takes two units. */
function cut(value: string): string {
  return value.length <= longestValue ? value : value.slice(0, longestValue).replace(/[\ud800-\udbff]$/, "");
}
