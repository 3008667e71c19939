// SPDX-License-Identifier: EUPL-1.2
import { sql } from "kysely";
import type { Db } from "../../../../kernel/db/db.ts";
import type { BusinessReason } from "../../rules/duplicates/business-evidence.ts";
import type { PairState } from "../../rules/duplicates/judge-pair.ts";

/** Two entries in the order of their ids, so that a pair is one whoever asks. */
export const pairOf = (a: string, b: string): [one: string, other: string] => (a < b ? [a, b] : [b, a]);
/** A pair as a key of maps. */
export const pairKey = (a: string, b: string): string => pairOf(a, b).join(" ");

/** What a source calls an entry. */
export interface SourceName {
  businessId: string;
  scheme: string;
  value: string;
}

/**
 * What is known of pairs: the state, and what a person decided of the same names of the same sources.
 *
 * @param names of entries that are not written yet
 */
export async function knownPairs(
  tx: Db,
  pairs: [a: string, b: string][],
  names: readonly SourceName[],
): Promise<Map<string, { state: PairState | undefined; remembered: "merged" | "separated" | undefined }>> {
  if (pairs.length === 0) return new Map();
  const sorted = pairs.map(([a, b]) => pairOf(a, b));
  const { rows } = await sql<{
    one: string;
    other: string;
    state: PairState | null;
    decision: "merged" | "separated" | null;
  }>`
    with named as materialized (
      select n.business_id, n.scheme, n.value from directory.identifier n where n.business_id = any(${[...new Set(pairs.flat())]}::uuid[])
      union all select * from unnest(${names.map((one) => one.businessId)}::uuid[], ${names.map((one) => one.scheme)}::text[],
        ${names.map((one) => one.value)}::text[]))
    select p.one, p.other, d.state, m.decision
    from unnest(${sorted.map(([one]) => one)}::uuid[], ${sorted.map(([, other]) => other)}::uuid[]) p(one, other)
    left join directory.duplicate d on d.one = p.one and d.other = p.other
    left join lateral (
      select x.decision from named i join named j on j.business_id = p.other
      join directory.duplicate_decision x
        on x.one = ${nameOf("i", "j", "least")} and x.other = ${nameOf("i", "j", "greatest")}
      where i.business_id = p.one order by x.decided_at desc limit 1) m on true
  `.execute(tx);
  return new Map(
    rows.map(({ one, other, state, decision }) => [
      pairKey(one, other),
      { state: state ?? undefined, remembered: decision ?? undefined },
    ]),
  );
}

const called = (table: "i" | "j") => sql.raw(`(${table}.scheme || ' ' || ${table}.value) collate "C"`);
const nameOf = (a: "i" | "j", b: "i" | "j", which: "least" | "greatest") =>
  sql`${sql.raw(which)}(${called(a)}, ${called(b)})`;

/** Remembers by the names of the sources what a person decided of two entries. */
export async function rememberDecision(
  tx: Db,
  siteId: string,
  [a, b]: [a: string, b: string],
  decision: "merged" | "separated",
  by: string,
): Promise<void> {
  await sql`
    insert into directory.duplicate_decision (site_id, one, other, decision, decided_by)
    select distinct on (1, 2, 3) ${siteId}::uuid, ${nameOf("i", "j", "least")}, ${nameOf("i", "j", "greatest")}, ${decision}, ${by}
    from directory.identifier i join directory.identifier j on j.origin = ${b} where i.origin = ${a}
    on conflict (site_id, one, other) do update set decision = excluded.decision, decided_at = now(), decided_by = excluded.decided_by
  `.execute(tx);
}

/** Forgets what was decided of two entries. */
export async function forgetDecision(tx: Db, [a, b]: [a: string, b: string]): Promise<void> {
  await sql`
    delete from directory.duplicate_decision x using directory.identifier i, directory.identifier j
    where i.origin = ${a} and j.origin = ${b}
      and x.one = ${nameOf("i", "j", "least")} and x.other = ${nameOf("i", "j", "greatest")}
  `.execute(tx);
}

/** A pair that was found, and what became of it. */
export interface FoundPair {
  a: string;
  b: string;
  score: number;
  reasons: BusinessReason[];
  state: "open" | "merged";
  byRule: boolean;
  kept?: string;
  keptChange?: string;
  goneChange?: string;
  importId: number | null;
  decidedBy?: string;
}

/** Writes pairs down. What was decided of a pair stays; an open question gets the new reasons. */
export async function putPairs(tx: Db, siteId: string, pairs: FoundPair[]): Promise<void> {
  if (pairs.length === 0) return;
  const rows = pairs.map(({ a, b, ...rest }) => {
    const [one, other] = pairOf(a, b);
    return { one, other, ...rest };
  });
  await sql`
    insert into directory.duplicate (site_id, one, other, score, reasons, state, by_rule, kept, kept_change, gone_change,
      import_id, decided_at, decided_by)
    select ${siteId}, r.one, r.other, r.score, r.reasons, r.state, r."byRule", r.kept, r."keptChange", r."goneChange",
      r."importId", case when r.state <> 'open' then now() end, r."decidedBy"
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(one uuid, other uuid, score real, reasons jsonb, state text,
      "byRule" boolean, kept uuid, "keptChange" uuid, "goneChange" uuid, "importId" integer, "decidedBy" text)
    on conflict (site_id, one, other) do update set score = excluded.score, reasons = excluded.reasons
    where directory.duplicate.state = 'open'
  `.execute(tx);
}
