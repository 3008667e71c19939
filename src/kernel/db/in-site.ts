import type { Db } from "./pool.ts";
import { type NextTransaction, nextTransaction } from "./site-driver.ts";

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
  return transact(db, siteId, run, "change");
}

/**
 * Like `inSite`, for reading only: a write in it fails, and a replica may answer. It takes a round trip to the database for each
 * question and none more.
 */
export async function readInSite<T>(db: Db, siteId: string, run: (tx: Db) => Promise<T>): Promise<T> {
  return transact(db, siteId, run, "read");
}

/**
 * Like `readInSite`, for one question: begin, question and end travel together.
 *
 * @throws {Error} at a second question
 * @example
 * const people = await askInSite(db, site.id, peopleOf);
 */
export async function askInSite<T>(db: Db, siteId: string, ask: (tx: Db) => Promise<T>): Promise<T> {
  return transact(db, siteId, ask, "ask");
}

async function transact<T>(
  db: Db,
  siteId: string,
  run: (tx: Db) => Promise<T>,
  kind: NextTransaction["kind"],
): Promise<T> {
  if (!uuid.test(siteId)) throw new TypeError("A site id must be a UUID.");
  return nextTransaction.run({ site: siteId, kind }, () =>
    // What `run` itself begins on another connection does not belong to this site unasked.
    db.transaction().execute((tx) => nextTransaction.run(undefined, () => run(tx))),
  );
}
