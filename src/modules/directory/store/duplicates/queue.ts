// SPDX-License-Identifier: EUPL-1.2
import { sql } from "kysely";
import type { Db } from "../../../../kernel/db/db.ts";
import type { BusinessReason } from "../../rules/duplicates/business-evidence.ts";
import type { PairState } from "../../rules/duplicates/judge-pair.ts";

/** A pair of entries as it stands in the queue. */
export interface Duplicate {
  id: number;
  one: string;
  other: string;
  score: number;
  reasons: BusinessReason[];
  state: PairState;
  byRule: boolean;
  kept: string | null;
  keptChange: string | null;
  goneChange: string | null;
  importId: number | null;
  foundAt: Date;
  decidedAt: Date | null;
  decidedBy: string | null;
}

const columns = sql`d.id, d.one, d.other, d.score::float8 as score, d.reasons, d.state, d.by_rule as "byRule", d.kept,
  d.kept_change as "keptChange", d.gone_change as "goneChange", d.import_id as "importId", d.found_at as "foundAt",
  d.decided_at as "decidedAt", d.decided_by as "decidedBy"`;

/** One pair; locked until the transaction ends, where it is to be decided. */
export async function duplicateNumbered(tx: Db, id: number, lock = false): Promise<Duplicate | undefined> {
  const { rows } = await sql<Duplicate>`
    select ${columns} from directory.duplicate d where d.id = ${id} ${lock ? sql`for update` : sql``}
  `.execute(tx);
  return rows[0];
}

/** How an entry of a pair is called. */
export interface PairSide {
  shortId: string;
  name: string;
  category: string;
  street: string | null;
  status: string;
}

/** A pair with what its entries are called. */
export type ListedPair = Omit<Duplicate, "one" | "other" | "kept" | "keptChange" | "goneChange"> & {
  one: PairSide;
  other: PairSide;
  /** The short id of the entry that goes on. */
  kept: string | null;
};

/** Which pairs: open ones wait for an answer, of which both entries stand. */
export interface PairFilter {
  state?: PairState;
  importId?: number;
  /** What was joined wrongly stands among the least sure ones. */
  leastSureFirst?: boolean;
}

const side = (table: "a" | "b") => {
  const t = sql.raw(table);
  return sql`jsonb_build_object('shortId', ${t}.short_id, 'name', coalesce(${t}.profile->'names'->0->>'value', ''),
    'category', coalesce(${t}.profile->'categories'->>0, ''), 'status', ${t}.status,
    'street', nullif(concat_ws(' ', ${t}.profile->'address'->>'street', ${t}.profile->'address'->>'houseNumber'), ''))`;
};

const from = ({ state, importId }: PairFilter) => sql`
  from directory.duplicate d join directory.business a on a.id = d.one join directory.business b on b.id = d.other
  where (${state ?? null}::text is null or d.state = ${state ?? null})
    and (${importId ?? null}::integer is null or d.import_id = ${importId ?? null})
    and (d.state <> 'open' or (a.merged_into is null and b.merged_into is null))`;

/** The pairs of a site, the surest first unless asked otherwise. */
export async function listPairs(
  tx: Db,
  filter: PairFilter,
  limit: number,
  offset: number,
): Promise<ListedPair[]> {
  const { rows } = await sql<ListedPair>`
    select d.id, d.score::float8 as score, d.reasons, d.state, d.by_rule as "byRule", d.import_id as "importId",
      d.found_at as "foundAt", d.decided_at as "decidedAt", d.decided_by as "decidedBy", ${side("a")} as one, ${side("b")} as other,
      case when d.kept = d.one then a.short_id when d.kept = d.other then b.short_id end as kept
    ${from(filter)} order by d.state = 'open' desc, d.score ${filter.leastSureFirst ? sql`asc` : sql`desc`}, d.id limit ${limit} offset ${offset}
  `.execute(tx);
  return rows;
}

/** Which of these entries stand in a pair that an import asks about and that waits, as `one other` in both orders. */
export async function openPairsOf(
  tx: Db,
  importId: number,
  shortIds: readonly string[],
): Promise<Set<string>> {
  const { rows } = await sql<{ one: string; other: string }>`
    select a.short_id as one, b.short_id as other ${from({ state: "open", importId })}
      and a.short_id = any(${shortIds}) and b.short_id = any(${shortIds})
  `.execute(tx);
  return new Set(rows.flatMap(({ one, other }) => [`${one} ${other}`, `${other} ${one}`]));
}

/** How many pairs there are. */
export async function countPairs(tx: Db, filter: PairFilter): Promise<number> {
  const { rows } = await sql<{ pairs: number }>`select count(*)::integer as pairs ${from(filter)}`.execute(
    tx,
  );
  return rows[0]?.pairs ?? 0;
}

/** Forgets questions that an import asked of these entries and that nobody answered: without it they may be none. */
export async function forgetQuestions(tx: Db, importId: number, ids: readonly string[]): Promise<void> {
  await sql`
    delete from directory.duplicate where import_id = ${importId} and state = 'open' and decided_at is null
      and (one = any(${ids}::uuid[]) or other = any(${ids}::uuid[]))
  `.execute(tx);
}

/** Notes what became of a pair. */
export async function decidePair(
  tx: Db,
  id: number,
  to: { state: PairState; by: string; kept?: string; keptChange?: string; goneChange?: string },
): Promise<void> {
  await sql`
    update directory.duplicate set state = ${to.state}, by_rule = false, kept = ${to.kept ?? null},
      kept_change = ${to.keptChange ?? null}, gone_change = ${to.goneChange ?? null}, decided_at = now(), decided_by = ${to.by}
    where id = ${id}
  `.execute(tx);
}

/** The merges that an import made, or that joined an entry that it made, the last merge first; those made before the line `before`. */
export async function mergesOfImport(
  tx: Db,
  importId: number,
  before: string | undefined,
  limit: number,
): Promise<Duplicate[]> {
  const { rows } = await sql<Duplicate>`
    select ${columns} from directory.duplicate d where d.state = 'merged' and (${before ?? null}::uuid is null or d.kept_change < ${before ?? null}::uuid)
      and (d.import_id = ${importId} or exists (select from directory.change c
        where c.business_id in (d.one, d.other) and c.import_id = ${importId} and c.action = 'create'))
    order by d.kept_change desc limit ${limit}
  `.execute(tx);
  return rows;
}
