import { sql } from "kysely";
import type { Db } from "../pool.ts";

/** Any number, as long as all processes take the same. */
const setupLock = 4_617_230_901;

/** Lets processes that start side by side set up one database one after the other. `work` is handed the connection that holds the lock. */
export async function oneAfterTheOther<T>(owner: Db, work: (db: Db) => Promise<T>): Promise<T> {
  return owner.connection().execute(async (db) => {
    await sql`select pg_advisory_lock(${sql.lit(setupLock)})`.execute(db);
    try {
      return await work(db);
    } finally {
      // Where this fails, the connection is gone and the lock with it.
      await sql`select pg_advisory_unlock(${sql.lit(setupLock)})`.execute(db).catch(() => {});
    }
  });
}
