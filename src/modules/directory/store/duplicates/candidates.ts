// SPDX-License-Identifier: EUPL-1.2
import { sql } from "kysely";
import type { Db } from "../../../../kernel/db/db.ts";
import type { Business } from "../../rules/business.ts";
import type { Comparable } from "../../rules/duplicates/business-evidence.ts";
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
export interface Candidate extends Pick<Business, "id" | "shortId" | "status"> {
  parts: Comparable;
  schemes: string[];
}

interface CandidateRow extends Omit<Candidate, "parts"> {
  profile: Omit<Comparable, "place">;
  lat: number;
  lon: number;
  asked: string[];
  decided: boolean;
}

/** The fields by which entries are compared; a whole profile may be many times as long. */
const comparedFields = sql`jsonb_build_object(${sql.join(
  ["names", "categories", "address", "phones", "websites", "emails"].map(
    (name) => sql`${sql.lit(name)}, b.profile->${sql.lit(name)}`,
  ),
)})`;

/** Two entries with a key in common: of the first the duplicates are looked for. */
export interface SharedKey {
  asked: string;
  found: string;
}

/**
 * The stored entries that share a key with one of these, in one question for all; keys that very many share are passed over.
 *
 * @param stored what is wanted of these in any case
 * @returns `decided`: people decided of pairs in this site, so that their decisions have to be asked for
 */
export async function candidatesOf(
  tx: Db,
  businesses: Business[],
  stored: string[],
): Promise<{ pairs: SharedKey[]; candidates: Map<string, Candidate>; decided: boolean }> {
  if (businesses.length === 0) return { pairs: [], candidates: new Map(), decided: false };
  const { rows } = await sql<CandidateRow>`
    with asked as materialized (${unrolled(businesses, "asked")}),
    shared as (
      select f.business_id as found, a.id as asked from asked a
      cross join lateral (
        select s.business_id, count(*) over () as sharers from (
          select k.business_id from directory.duplicate_key k where k.key = a.key limit ${mostSharers + 1}) s) f
      where f.sharers <= ${mostSharers} and f.business_id <> a.id
      union all select s, null from unnest(${stored}::uuid[]) s)
    select exists (select from directory.duplicate_decision) as decided, b.id, b.short_id as "shortId", b.status, ${comparedFields} as profile, b.lat, b.lon, w.asked, array(select distinct i.scheme from directory.identifier i where i.business_id = b.id) as schemes
    from (select s.found, coalesce(array_agg(distinct s.asked) filter (where s.asked is not null), '{}') as asked from shared s group by s.found) w
    join directory.business b on b.id = w.found
  `.execute(tx);
  return {
    pairs: rows.flatMap(({ id, asked }) => asked.map((one) => ({ asked: one, found: id }))),
    candidates: new Map(
      rows.map(({ id, shortId, status, schemes, profile, lat, lon }) => [
        id,
        { id, shortId, status, schemes, parts: { ...profile, place: { lat, lon } } },
      ]),
    ),
    decided: rows[0]?.decided ?? false,
  };
}

/** Which of these entries share a key with each other, each pair once. */
export function sharersAmong(businesses: Business[]): SharedKey[] {
  const holders = new Map<string, number[]>();
  for (const [index, business] of businesses.entries())
    for (const key of keysOf(business).kept) {
      const places = holders.get(key);
      if (places) places.push(index);
      else holders.set(key, [index]);
    }
  const pairs = new Set<number>();
  for (const [index, business] of businesses.entries())
    for (const key of keysOf(business).asked) {
      const places = holders.get(key);
      if (!places || places.length > mostSharers) continue;
      for (const place of places)
        if (place !== index) pairs.add(Math.min(place, index) * businesses.length + Math.max(place, index));
    }
  const idAt = (place: number) => businesses[place]?.id ?? "";
  return [...pairs].map((pair) => ({
    asked: idAt(Math.floor(pair / businesses.length)),
    found: idAt(pair % businesses.length),
  }));
}
