import { accessSync, constants, mkdirSync } from "node:fs";
import { readdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { StartRefused } from "../config/start-refused.ts";
import { BackupFault } from "./backup-header.ts";
import { readBackupHeader } from "./check-backup.ts";

const ownName = /^mittendrin-(\d{4}-\d\d-\d\dT\d{6})Z\.backup$/;
const unfinishedName = /^mittendrin-\d{4}-\d\d-\d\dT\d{6}Z\.backup\.part$/;

/** A nightly backup in its folder. */
export interface KeptBackup {
  path: string;
  at: Date;
  size: number;
}

/** Makes the folder where it is missing. @throws {StartRefused} where nothing can be written there */
export function prepareBackupFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    accessSync(folder, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch (error) {
    const code = error instanceof Error && "code" in error ? String(error.code) : "";
    const reason =
      {
        EROFS: "the file system is read-only",
        ENOTDIR: "a part of the path is not a folder",
        EEXIST: "it is not a folder",
      }[code] ?? "permission denied; it must belong to the user who starts the program";
    throw new StartRefused(`BACKUP_DIR: ${folder} cannot be used: ${reason}.`);
  }
}

/** The name of a backup that is begun at a moment, without fractions of the second. */
export function backupPath(folder: string, at: Date): string {
  return join(folder, `mittendrin-${at.toISOString().slice(0, 19).replaceAll(":", "")}Z.backup`);
}

/**
 * The nightly backups of one database, the newest first. Others in the same folder are none of our business: files of other
 * names, and those of another database.
 *
 * @param database see `BackupHeader`
 */
export async function backupsIn(folder: string, database: string): Promise<KeptBackup[]> {
  const backups: KeptBackup[] = [];
  for (const name of await readdir(folder)) {
    if (!ownName.test(name)) continue;
    const path = join(folder, name);
    try {
      const { header, size } = await readBackupHeader(path);
      if (header.database === database) backups.push({ path, at: new Date(header.at), size });
    } catch (error) {
      // Somebody will see it: it is neither counted nor taken away.
      if (!(error instanceof BackupFault)) throw error;
    }
  }
  return backups.sort((a, b) => b.at.getTime() - a.at.getTime());
}

/** Removes what a nightly backup that was killed has left. */
export async function clearUnfinished(folder: string): Promise<void> {
  for (const name of await readdir(folder))
    if (unfinishedName.test(name)) await rm(join(folder, name), { force: true });
}
