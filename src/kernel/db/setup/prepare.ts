import type { Log } from "../log.ts";
import { type ModuleMigrations, migrate } from "../migrations.ts";
import type { Db } from "../pool.ts";
import type { RoleNames } from "../role-names.ts";
import { checkLetters, checkServer, createExtensions } from "./check-server.ts";
import { oneAfterTheOther } from "./one-after-the-other.ts";
import { ensureRoles } from "./roles.ts";

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
  await oneAfterTheOther(owner, async (db) => {
    await checkServer(db);
    await createExtensions(db);
    await checkLetters(db);
    await ensureRoles(db, roles, webPassword);
    await migrate(db, migrations, roles, log);
  });
}
