// SPDX-License-Identifier: EUPL-1.2
import { sql } from "kysely";
import type { Db } from "../../../../kernel/db/db.ts";

/** By site and number. A set never changes once it has its number, so that what was read of one holds for ever. */
const known = new Map<string, Map<string, readonly string[]>>();
/** So many sets are kept of a site; towns have some hundreds. Beyond that it begins anew. */
const most = 5000;

/**
 * How many entries have each facet, from how many have each set of them. A question meets some hundred sets with seven facets each; to
 * take these apart in the database cost more than to find the entries.
 *
 * @param sets by the number of the set
 */
export async function countFacets(
  db: Db,
  siteId: string,
  sets: Record<string, number>,
): Promise<Record<string, number>> {
  const before = known.get(siteId);
  const kept = before && before.size <= most ? before : new Map<string, readonly string[]>();
  known.set(siteId, kept);
  const unknown: string[] = [];
  for (const id in sets) if (!kept.has(id)) unknown.push(id);
  if (unknown.length > 0) {
    const { rows } = await sql<{ id: string; facets: string[] }>`
      select id::text as id, facets from directory.facets_of(${siteId}::uuid, ${unknown}::integer[])`.execute(
      db,
    );
    for (const { id, facets } of rows) kept.set(id, facets);
  }
  const counts: Record<string, number> = {};
  for (const id in sets)
    for (const facet of kept.get(id) ?? []) counts[facet] = (counts[facet] ?? 0) + (sets[id] ?? 0);
  return counts;
}
