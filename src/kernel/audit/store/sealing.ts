import { sql } from "kysely";
import type { Db } from "../../db/db.ts";
import type { ChainedLine } from "../chain.ts";
import { chainedColumns } from "./chain-rows.ts";

/** A place in the chain for a line. */
export interface Seal {
  id: string;
  number: bigint;
  hash: Buffer;
}

/** The sites with lines that wait to be sealed. */
export async function waitingSites(db: Db): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select id from audit.waiting() as id`.execute(db);
  return rows.map(({ id }) => id);
}

/**
 * Takes the turn to seal for a site until the end of the transaction; false where somebody else has it. Whoever ends in any
 * way, also by `kill -9`, has left it.
 */
export async function takeSealingTurn(tx: Db, siteId: string): Promise<boolean> {
  const { rows } = await sql<{ mine: boolean }>`
    select pg_try_advisory_xact_lock(hashtextextended(${`audit ${siteId}`}, 0)) as mine`.execute(tx);
  return rows[0]?.mine ?? false;
}

/** Where the chain goes on. */
export async function chainHead(
  tx: Db,
  siteId: string,
): Promise<{ number: bigint; hash: Buffer } | undefined> {
  const { rows } = await sql<{ number: string; hash: Buffer }>`
    select number::text as number, hash from audit.head where site_id = ${siteId}`.execute(tx);
  return rows[0] && { number: BigInt(rows[0].number), hash: rows[0].hash };
}

/**
 * The lines to be sealed next, in the order of their transactions: only of those that all transactions before have ended,
 * so that none of them can still come. A transaction that writes for minutes, such as an import, must not keep the others'
 * lines open to alteration as long: who has waited `patience` seconds waits no more, and what comes late is sealed later.
 * The same lets lines in whose transaction was counted by another server, before the database moved to this one.
 */
export async function linesToSeal(
  tx: Db,
  siteId: string,
  { limit, patience }: { limit: number; patience: number },
): Promise<ChainedLine[]> {
  const { rows } = await sql<ChainedLine>`
    select ${chainedColumns} from audit.line
    where site_id = ${siteId} and number is null
      and (audit.line.xact < pg_snapshot_xmin(pg_current_snapshot())
        or audit.line.at < clock_timestamp() - ${patience} * interval '1 second')
    order by audit.line.xact, id limit ${limit}`.execute(tx);
  return rows;
}

/** Writes the seals, and the last of them as the head of the chain. */
export async function writeSeals(tx: Db, siteId: string, seals: readonly Seal[]): Promise<void> {
  const last = seals.at(-1);
  if (!last) return;
  await sql`
    update audit.line set number = seal.number, hash = seal.hash
    from unnest(${seals.map(({ id }) => id)}::uuid[], ${seals.map(({ number }) => number.toString())}::bigint[],
      ${seals.map(({ hash }) => hash)}::bytea[]) as seal (id, number, hash)
    where line.site_id = ${siteId} and line.id = seal.id and line.number is null`.execute(tx);
  await sql`
    insert into audit.head (site_id, number, hash) values (${siteId}, ${last.number.toString()}, ${last.hash})
    on conflict (site_id) do update set number = excluded.number, hash = excluded.hash`.execute(tx);
}
