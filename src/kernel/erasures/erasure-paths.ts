import { join } from "node:path";
import type { Config } from "../config/config.ts";

const name = "erasures";

/** Where the list of erasures is kept: outside the database, and with the backups, so that one disk does not take both. */
export function erasurePaths({ dataDir, backupDir }: Pick<Config, "dataDir" | "backupDir">): string[] {
  return [dataDir, ...(backupDir === undefined ? [] : [backupDir])].map(erasuresIn);
}

/** The list of erasures in a folder. */
export const erasuresIn = (folder: string): string => join(folder, name);
