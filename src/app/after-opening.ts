import { sealAudit } from "../kernel/audit/seal-audit.ts";
import { finishRestore } from "../kernel/backup/finish-restore.ts";
import type { Config } from "../kernel/config/config.ts";
import type { Database } from "../kernel/db/db.ts";
import type { Log } from "../kernel/db/log.ts";
import { erasurePaths } from "../kernel/erasures/erasure-paths.ts";
import { replayErasures } from "../kernel/erasures/replay-erasures.ts";
import type { Slots } from "../kernel/module/slot.ts";

/**
 * What a database needs that may come from a backup, before anybody uses it: `restore` and every start do this.
 *
 * @param lists further lists of erasures
 * @returns what was done, in sentences
 */
export async function afterOpening(
  config: Pick<Config, "dataDir" | "databaseUrl" | "backupDir">,
  { owner }: Pick<Database, "owner">,
  slots: Slots,
  log: Log,
  lists: readonly string[] = [],
): Promise<string[]> {
  const done = await finishRestore(config, owner, slots);
  const erased = await replayErasures(owner, [...erasurePaths(config), ...lists], slots, log);
  if (erased > 0) done.push(`Erased again what was erased after the backup: ${erased}.`);
  if (done.length > 0) await sealAudit(owner);
  return done;
}
