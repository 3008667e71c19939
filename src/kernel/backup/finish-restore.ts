import { existsSync } from "node:fs";
import { open, rm } from "node:fs/promises";
import { join } from "node:path";
import type { Config } from "../config/config.ts";
import type { Db } from "../db/db.ts";
import { defineSlot, type Slots } from "../module/slot.ts";
import type { BackupHeader } from "./backup-header.ts";

/** What a capability does when its tables come out of a backup, before anybody uses them. Must be harmless when run twice. */
export interface AfterRestore {
  /** @returns one sentence that says what was done */
  run(owner: Db): Promise<string>;
}

/**
 * What came true since a backup and must not be undone by it.
 *
 * @example
 * contributes: [afterRestore.fill(10, { run: endAllSessions })]
 */
export const afterRestore = defineSlot<AfterRestore>("after-restore");

const markName = "mittendrin.restored";

/** Leaves a mark in a cluster that is being unpacked: it gets its name together with it, and is gone when all is done. */
export async function markRestored(folder: string, header: BackupHeader): Promise<void> {
  const file = await open(join(folder, markName), "w", 0o600);
  try {
    await file.writeFile(`${JSON.stringify(header)}\n`);
    await file.sync();
  } finally {
    await file.close();
  }
}

/**
 * Does what the capabilities want after a restore, where there was one and that has not been done yet. Every start does this
 * before it answers, so that a restore that was killed in between leaves nothing undone.
 *
 * @returns what was done
 */
export async function finishRestore(
  { dataDir, databaseUrl }: Pick<Config, "dataDir" | "databaseUrl">,
  owner: Db,
  slots: Slots,
): Promise<string[]> {
  const mark = join(dataDir, "database", markName);
  if (databaseUrl !== undefined || !existsSync(mark)) return [];
  const done: string[] = [];
  for (const { run } of afterRestore.of(slots)) done.push(await run(owner));
  await rm(mark);
  return done;
}
