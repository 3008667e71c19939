import { rm } from "node:fs/promises";
import { now } from "../clock/clock.ts";
import type { Database } from "../db/db.ts";
import type { Log } from "../db/log.ts";
import { describeError } from "../log/describe-error.ts";
import type { ScheduledJob } from "../module/module.ts";
import { backupPath, backupsIn, clearUnfinished } from "./backup-folder.ts";
import { backupsToDrop } from "./rotation.ts";
import { databaseId } from "./store/database-state.ts";
import { takeBackup } from "./take-backup.ts";

const hour = 3_600_000;
/** A start does not make another one where the last night has made one. */
const freshMs = 20 * hour;

/**
 * Takes a backup each night, and takes away those that are old. What was done is said in one line of the log.
 *
 * @param folder `BACKUP_DIR`
 */
export function nightlyBackup(
  folder: string,
  database: Pick<Database, "owner" | "url">,
  log: Log,
): ScheduledJob {
  let running: Promise<void> | undefined;
  return {
    name: "backup",
    cron: "20 2 * * *",
    // The queue begins anew what takes longer than a quarter of an hour.
    run() {
      running ??= backUp(folder, database, log).finally(() => {
        running = undefined;
      });
      return running;
    },
  };
}

async function backUp(folder: string, database: Pick<Database, "owner" | "url">, log: Log): Promise<void> {
  try {
    const id = await databaseId(database.owner);
    const [latest] = await backupsIn(folder, id);
    if (latest && now().getTime() - latest.at.getTime() < freshMs) return;
    const begun = performance.now();
    await clearUnfinished(folder);
    const { path, size, content } = await takeBackup(database, backupPath(folder, now()));
    const all = await backupsIn(folder, id);
    const old = backupsToDrop(all, now());
    for (const backup of old) await rm(backup.path, { force: true });
    log.info(
      {
        file: path,
        bytes: size,
        content,
        seconds: Math.round((performance.now() - begun) / 1000),
        kept: all.length - old.length,
        removed: old.length,
      },
      "the nightly backup is taken and checked",
    );
  } catch (error) {
    log.error({ folder, error: describeError(error) }, "the nightly backup failed");
    throw error;
  }
}
