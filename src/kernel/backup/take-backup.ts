import { readFileSync } from "node:fs";
import { now } from "../clock/clock.ts";
import type { Database } from "../db/db.ts";
import { superuserAddress } from "../db/embedded/embedded.ts";
import { serverState } from "../doctor/store/catalogue.ts";
import { knownKeys } from "../secrets/store/known-keys.ts";
import type { BackupHeader } from "./backup-header.ts";
import { allApplied, databaseId, hasKeys } from "./store/database-state.ts";
import { type Progress, type WrittenBackup, writeBackup } from "./write-backup.ts";

/** Of `package.json`. */
export const programVersion: string = JSON.parse(
  readFileSync(new URL("../../../package.json", import.meta.url), "utf8"),
).version;

/**
 * Backs up the embedded database while it runs, into one file that is not there yet.
 *
 * @throws the error of the file system or of the database; then there is no file
 */
export async function takeBackup(
  database: Pick<Database, "owner" | "url">,
  path: string,
  progress?: Progress,
): Promise<WrittenBackup & { header: BackupHeader }> {
  const { owner, url } = database;
  const header: BackupHeader = {
    at: now().toISOString(),
    database: await databaseId(owner),
    program: programVersion,
    postgres: (await serverState(owner)).version,
    migrations: await allApplied(owner),
    keys: (await hasKeys(owner)) ? await knownKeys(owner) : [],
  };
  return { ...(await writeBackup(superuserAddress(url), path, header, progress)), header };
}
