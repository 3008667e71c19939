import { sql } from "kysely";
import type { Log } from "../log.ts";
import { type ModuleMigrations, migrate } from "../migrations.ts";
import type { Db } from "../pool.ts";
import type { RoleNames } from "../role-names.ts";
import { checkLetters, checkServer, createExtensions } from "./check-server.ts";
import { ensureRoles } from "./roles.ts";

/** Any number, as long as all processes take the same. */
const setupLock = 4_617_230_901;

/** What a database needs before it can be used. */
export interface Preparation {
  roles: RoleNames;
  /** For a web role that has to be made. */
  webPassword: string | undefined;
  migrations: ModuleMigrations[];
  log: Log;
}

/**
 * Checks the server, then creates extensions, roles and tables as far as they are missing. Processes that start side
 * by side do this one after the other.
 *
 * @throws {StartRefused}
 */
export async function prepareDatabase(owner: Db, preparation: Preparation): Promise<void> {
  const { roles, webPassword, migrations, log } = preparation;
  await owner.connection().execute(async (db) => {
    await sql`select pg_advisory_lock(${sql.lit(setupLock)})`.execute(db);
    try {
      await checkServer(db);
      await createExtensions(db);
      await checkLetters(db);
      await ensureRoles(db, roles, webPassword);
      await migrate(db, migrations, roles, log);
    } finally {
      // Where this fails, the connection is gone and the lock with it.
      await sql`select pg_advisory_unlock(${sql.lit(setupLock)})`.execute(db).catch(() => {});
    }
  });
}
