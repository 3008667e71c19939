// SPDX-License-Identifier: EUPL-1.2
import { sql } from "kysely";
import { LRUCache } from "lru-cache";
import type { Db } from "../../../../kernel/db/db.ts";

/** A set never changes once it has its number, so that what was read of one holds for ever. */
const known = new LRUCache<string, readonly string[]>({ max: 20_000 });

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
  const facetsOf = new Map<string, readonly string[]>();
  const unknown: string[] = [];
  for (const id in sets) {
    const facets = known.get(`${siteId} ${id}`);
    if (facets) facetsOf.set(id, facets);
    else unknown.push(id);
  }
  if (unknown.length > 0) {
    const { rows } = await sql<{ id: string; facets: string[] }>`
      select id::text as id, facets from directory.facets_of(${siteId}::uuid, ${unknown}::integer[])`.execute(
      db,
    );
    for (const { id, facets } of rows) {
      known.set(`${siteId} ${id}`, facets);
      facetsOf.set(id, facets);
    }
  }
  const counts: Record<string, number> = {};
  for (const [id, facets] of facetsOf)
    for (const facet of facets) counts[facet] = (counts[facet] ?? 0) + (sets[id] ?? 0);
  return counts;
}
