import type { Db } from "./pool.ts";
import { siteOfNextTransaction } from "./site-driver.ts";

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/**
 * Runs `run` in a transaction that sees and writes the rows of one site only (row-level security reads
 * `app.site_id`). BEGIN and the site go in one round trip. Commits when `run` resolves, rolls back when it rejects.
 *
 * @throws {DatabaseGone} when the database cannot be reached.
 * @example
 * await inSite(db, site.id, (tx) => renameBusiness(tx, id, name));
 */
export async function inSite<T>(db: Db, siteId: string, run: (tx: Db) => Promise<T>): Promise<T> {
  return transact(db, siteId, run, false);
}

/** Like `inSite`, for reading only: a write in it fails, and a replica may answer. */
export async function readInSite<T>(db: Db, siteId: string, run: (tx: Db) => Promise<T>): Promise<T> {
  return transact(db, siteId, run, true);
}

async function transact<T>(
  db: Db,
  siteId: string,
  run: (tx: Db) => Promise<T>,
  readOnly: boolean,
): Promise<T> {
  if (!uuid.test(siteId)) throw new TypeError("A site id must be a UUID.");
  const transaction = readOnly ? db.transaction().setAccessMode("read only") : db.transaction();
  return siteOfNextTransaction.run(siteId, () =>
    // What `run` itself begins on another connection does not belong to this site unasked.
    transaction.execute((tx) => siteOfNextTransaction.run(undefined, () => run(tx))),
  );
}
