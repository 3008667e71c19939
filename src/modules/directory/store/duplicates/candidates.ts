// SPDX-License-Identifier: EUPL-1.2
import { sql } from "kysely";
import type { Db } from "../../../../kernel/db/db.ts";
import type { Business } from "../../rules/business.ts";
import { type BusinessRow, businessColumns, toBusiness } from "../businesses.ts";
import { keysOf, unrolled } from "./keys.ts";

/** Whatever more entries share tells nothing: the number of a mall, the page of a chain. */
const mostSharers = 20;

/** The entries behind this id, some at a time. */
export async function businessesAfter(tx: Db, id: string | undefined, limit: number): Promise<Business[]> {
  const { rows } = await sql<BusinessRow>`
    select ${businessColumns} from directory.business b where b.id > ${id ?? "00000000-0000-0000-0000-000000000000"}
    order by b.id limit ${limit}
  `.execute(tx);
  return rows.map(toBusiness);
}

/** An entry that may be the same as another, with the schemes of the sources that name it. */
export interface Candidate {
  business: Business;
  schemes: string[];
}

/** Two entries with a key in common: of the first the duplicates are looked for. */
export interface SharedKey {
  asked: string;
  found: string;
}

/**
 * The stored entries that share a key with one of these, in one question for all; keys that very many share are passed over.
 *
 * @param stored what is wanted of these in any case
 */
export async function candidatesOf(
  tx: Db,
  businesses: Business[],
  stored: string[],
): Promise<{ pairs: SharedKey[]; candidates: Map<string, Candidate> }> {
  if (businesses.length === 0) return { pairs: [], candidates: new Map() };
  const { rows } = await sql<BusinessRow & { schemes: string[]; asked: string[] }>`
    with asked as materialized (${unrolled(businesses, "asked")}),
    shared as (
      select f.business_id as found, a.id as asked from asked a
      cross join lateral (
        select s.business_id, count(*) over () as sharers from (
          select k.business_id from directory.duplicate_key k where k.key = a.key limit ${mostSharers + 1}) s) f
      where f.sharers <= ${mostSharers} and f.business_id <> a.id
      union all select s, null from unnest(${stored}::uuid[]) s)
    select ${businessColumns}, w.asked, array(select distinct i.scheme from directory.identifier i where i.business_id = b.id) as schemes
    from (select s.found, coalesce(array_agg(distinct s.asked) filter (where s.asked is not null), '{}') as asked from shared s group by s.found) w
    join directory.business b on b.id = w.found
  `.execute(tx);
  return {
    pairs: rows.flatMap(({ id, asked }) => asked.map((one) => ({ asked: one, found: id }))),
    candidates: new Map(rows.map((row) => [row.id, { business: toBusiness(row), schemes: row.schemes }])),
  };
}

/** Which of these entries share a key with each other. */
export function sharersAmong(businesses: Business[]): SharedKey[] {
  const holders = new Map<string, string[]>();
  for (const business of businesses)
    for (const key of keysOf(business).kept) {
      const ids = holders.get(key);
      if (ids) ids.push(business.id);
      else holders.set(key, [business.id]);
    }
  return businesses.flatMap((business) => {
    const found = new Set<string>();
    for (const key of keysOf(business).asked) {
      const ids = holders.get(key);
      if (ids && ids.length <= mostSharers) for (const id of ids) found.add(id);
    }
    found.delete(business.id);
    return [...found].map((id) => ({ asked: business.id, found: id }));
  });
}
