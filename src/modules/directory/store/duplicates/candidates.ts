// SPDX-License-Identifier: EUPL-1.2
import { sql } from "kysely";
import type { Db } from "../../../../kernel/db/db.ts";
import type { Business } from "../../rules/business.ts";
import { type BusinessRow, businessColumns, toBusiness } from "../businesses.ts";
import { unrolled } from "./keys.ts";

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

/**
 * Which entries share a key with one of these, in one question for all; keys that very many share are passed over.
 *
 * @param withOwn the entries asked for stand among the candidates, too
 */
export async function candidatesOf(
  tx: Db,
  businesses: Business[],
  withOwn: boolean,
): Promise<{ pairs: { asked: string; found: string }[]; candidates: Map<string, Candidate> }> {
  if (businesses.length === 0) return { pairs: [], candidates: new Map() };
  const { rows: pairs } = await sql<{ asked: string; found: string }>`
    with asked as materialized (
      select distinct w.id, hashtextextended(w.key, 0) as key from ${unrolled(businesses, "asked")} as w(id, key))
    select distinct a.id as asked, f.business_id as found from asked a
    cross join lateral (
      select s.business_id, count(*) over () as sharers from (
        select k.business_id from directory.duplicate_key k where k.key = a.key limit ${mostSharers + 1}) s) f
    where f.sharers <= ${mostSharers} and f.business_id <> a.id
  `.execute(tx);
  const wanted = new Set(pairs.map(({ found }) => found));
  if (withOwn) for (const { id } of businesses) wanted.add(id);
  const { rows } = await sql<BusinessRow & { schemes: string[] }>`
    select ${businessColumns}, array(select distinct i.scheme from directory.identifier i where i.business_id = b.id) as schemes
    from directory.business b where b.id = any(${[...wanted]}::uuid[])
  `.execute(tx);
  const candidates = new Map(
    rows.map((row) => [row.id, { business: toBusiness(row), schemes: row.schemes }] as const),
  );
  return { pairs, candidates };
}
