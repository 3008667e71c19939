import type { Db } from "../db/db.ts";
import { inSite } from "../db/in-site.ts";
import type { Log } from "../db/log.ts";
import type { Slots } from "../module/slot.ts";
import { type Erasure, erasureKinds } from "./erasure.ts";
import { readErasures } from "./erasure-file.ts";
import { erasuresSince, insertErasure } from "./store/erasures.ts";

/**
 * Erases anew what lists outside the database know as erased and the database does not: it comes from a backup that was
 * taken before. Every start does this, whatever way the database was brought back. Each erasure is noted in the transaction
 * that does it, so that this may be killed at any moment, and run by several at once.
 *
 * @param paths of the lists; those that do not exist say nothing
 * @returns how many erasures were done again
 */
export async function replayErasures(
  owner: Db,
  paths: readonly string[],
  slots: Slots,
  log: Log,
): Promise<number> {
  const known = new Set((await erasuresSince(owner, new Date(0))).map(({ id }) => id));
  const missing = new Map<string, Erasure>();
  for (const path of paths) {
    const { erasures, faulty } = await readErasures(path);
    if (faulty.length > 0)
      log.error({ path, lines: faulty }, "the list of erasures has lines that cannot be read");
    for (const erasure of erasures) if (!known.has(erasure.id)) missing.set(erasure.id, erasure);
  }
  const kinds = new Map(erasureKinds.of(slots).map((each) => [each.kind, each]));
  // In the order in which they were done: the ids begin with the time.
  const ordered = [...missing.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
  let done = 0;
  for (const erasure of ordered) {
    const kind = kinds.get(erasure.kind);
    if (!kind) log.error({ kind: erasure.kind }, "an erasure is of a kind that this program does not know");
    else if (await replay(owner, erasure, kind.replay)) done++;
  }
  if (done > 0) log.warn({ erasures: done }, "what was erased after the backup is erased again");
  return done;
}

function replay(
  owner: Db,
  erasure: Erasure,
  erase: (tx: Db, erasure: Erasure) => Promise<boolean>,
): Promise<boolean> {
  return inSite(
    owner,
    erasure.siteId,
    async (tx) => (await insertErasure(tx, erasure)) && erase(tx, erasure),
  );
}
