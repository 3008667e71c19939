import { sql } from "kysely";
import type { Db } from "../../db/db.ts";
import type { ChainedLine } from "../chain.ts";

/** A sealed line with its place. */
export interface SealedLine extends ChainedLine {
  number: string;
  hash: Buffer;
}

/** The columns of `ChainedLine`. `extract` gives an exact decimal, and bears what nobody should have written. */
export const chainedColumns = sql`site_id, id, extract(epoch from at)::text as at, actor_kind, actor_person, actor_role,
  actor_from, actor_job, event, subject_kind, subject_id, concerns, reason, facts::text as facts, xact::text as xact`;

/** Where the chain of a site ends, by its head and by its lines, all seen at one moment. */
export interface ChainEnd {
  head: { number: string; hash: Buffer } | undefined;
  /** How many sealed lines there are, and the highest number. */
  sealed: string;
  last: string;
  unsealed: string;
  oldestUnsealed: Date | null;
  /** Of all lines. */
  newest: Date | null;
}

/** One statement, hence one moment: while the chain grows, head and lines still agree. */
export async function chainEnd(tx: Db, siteId: string): Promise<ChainEnd> {
  const { rows } = await sql<
    Omit<ChainEnd, "head"> & { head_number: string | null; head_hash: Buffer | null }
  >`
    select h.number as head_number, h.hash as head_hash, l.*, w.*, n.*
    from (select count(*) as sealed, coalesce(max(number), 0) as last
        from audit.line where site_id = ${siteId} and number is not null) l
      cross join (select count(*) as unsealed, min(at) as "oldestUnsealed"
        from audit.line where site_id = ${siteId} and number is null) w
      cross join (select max(at) as newest from audit.line where site_id = ${siteId}) n
      left join audit.head h on h.site_id = ${siteId}`.execute(tx);
  const [row] = rows;
  if (!row) throw new Error("The database did not say where the audit chain ends.");
  const { head_number: number, head_hash: hash, ...end } = row;
  return { ...end, head: number && hash ? { number, hash } : undefined };
}

/** The sealed lines after a place, at most `limit`, up to and with number `last`. */
export async function chainPage(
  tx: Db,
  siteId: string,
  { after, last, limit }: { after: string; last: string; limit: number },
): Promise<SealedLine[]> {
  const { rows } = await sql<SealedLine>`
    select number::text as number, hash, ${chainedColumns} from audit.line
    where site_id = ${siteId} and number is not null and number > ${after}::bigint and number <= ${last}::bigint
    order by audit.line.number limit ${limit}`.execute(tx);
  return rows;
}

/** The sites that have an audit. */
export async function auditedSites(db: Db): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select id from audit.sites() as id order by id`.execute(db);
  return rows.map(({ id }) => id);
}

/** Takes the whole audit of a site out, with the site itself: for the owner's role only. */
export async function eraseAudit(tx: Db, siteId: string): Promise<void> {
  await sql`delete from audit.line where site_id = ${siteId}`.execute(tx);
  await sql`delete from audit.head where site_id = ${siteId}`.execute(tx);
}
