import { sql } from "kysely";
import type { Db } from "./db.ts";

/**
 * Runs `run` while no other process on this database runs something under the same name; waits for its turn. Whoever
 * ends in any way, also by `kill -9`, has left its turn to the next.
 *
 * @example
 * await oneAtATime(db, "demo", () => addDemo(db, slots));
 */
export async function oneAtATime<T>(db: Db, name: string, run: () => Promise<T>): Promise<T> {
  return db.connection().execute(async (connection) => {
    await sql`select pg_advisory_lock(hashtextextended(${name}, 0))`.execute(connection);
    try {
      return await run();
    } finally {
      await sql`select pg_advisory_unlock(hashtextextended(${name}, 0))`.execute(connection).catch(() => {});
    }
  });
}
