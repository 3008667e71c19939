import type { Db } from "../db/db.ts";
import { inSite } from "../db/in-site.ts";
import { beginning, sealOf } from "./chain.ts";
import {
  chainHead,
  linesToSeal,
  type Seal,
  takeSealingTurn,
  waitingSites,
  writeSeals,
} from "./store/sealing.ts";

/** Lines sealed in one transaction. */
const batch = 1000;

/** In seconds. Transactions of other databases on the same server count, too: PostgreSQL numbers all in one row. */
const usualPatience = 10;

/**
 * Seals what can be sealed, in all sites, and returns how many lines that were. Needs the owner's role. Any number of
 * processes may do this at the same time: for each site one seals and the others leave it to that one.
 *
 * @param patience in seconds: how long a line waits for transactions that began before its own
 * @throws {AggregateError} when some site could not be sealed, after all others were
 */
export async function sealAudit(owner: Db, patience = usualPatience): Promise<number> {
  let sealed = 0;
  const failures: unknown[] = [];
  for (const site of await waitingSites(owner)) {
    try {
      for (;;) {
        const count = await inSite(owner, site, (tx) => sealBatch(tx, site, patience));
        sealed += count;
        if (count < batch) break;
      }
    } catch (error) {
      failures.push(error);
    }
  }
  if (failures.length > 0) throw new AggregateError(failures, "Audit lines could not be sealed.");
  return sealed;
}

async function sealBatch(tx: Db, siteId: string, patience: number): Promise<number> {
  if (!(await takeSealingTurn(tx, siteId))) return 0;
  // Asked after the turn is ours, so that the seals of whoever had it before are seen.
  const head = await chainHead(tx, siteId);
  const lines = await linesToSeal(tx, siteId, { limit: batch, patience });
  let number = head?.number ?? 0n;
  let before = head?.hash ?? beginning;
  const seals: Seal[] = lines.map((line) => {
    number++;
    before = sealOf(before, number, line);
    return { id: line.id, number, hash: before };
  });
  await writeSeals(tx, siteId, seals);
  return lines.length;
}
