import { sql } from "kysely";
import type { Db } from "../../db/db.ts";

/** Any number, as long as all processes take the same. */
const keyLock = 4_617_230_911;

/** Until the end of the transaction, processes that start side by side look at their keys one after the other. */
export async function lockKeys(tx: Db): Promise<void> {
  await sql`select pg_advisory_xact_lock(${sql.lit(keyLock)})`.execute(tx);
}

/** The ids of the keys that this database was used with, the latest first. */
export async function knownKeys(tx: Db): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from secrets.key order by first_used_at desc, id`.execute(tx);
  return rows.map(({ id }) => id);
}

/** Notes that keys are used from now on; those that are known stay as they are. */
export async function rememberKeys(tx: Db, ids: string[]): Promise<void> {
  await sql`insert into secrets.key (id) select unnest(${ids}::text[]) on conflict do nothing`.execute(tx);
}
