import { DummyDriver, TransactionBuilder } from "kysely";
import { tellAtOnce } from "./changes.ts";
import { type Db, dialectOf } from "./pool.ts";
import { type Scope, type SiteTransaction, SiteTransactionDriver } from "./site-driver.ts";

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** Who asks, as far as the database must know. */
export type Asker = Omit<Scope, "site">;

/** A job, a command, or a question that is asked before anybody is known. */
const nobodyInParticular: Asker = { person: "", organisations: "all" };

/**
 * Runs `run` in a transaction that sees and writes the rows of one site only (row-level security reads
 * `app.site_id`). BEGIN and the site go in one round trip. Commits when `run` resolves, rolls back when it rejects.
 *
 * @throws {DatabaseGone} when the database cannot be reached.
 * @example
 * await inSite(db, site.id, (tx) => renameBusiness(tx, id, name));
 */
export async function inSite<T>(db: Db, siteId: string, run: (tx: Db) => Promise<T>): Promise<T> {
  return transact(db, { site: siteId, ...nobodyInParticular }, run, "change");
}

/**
 * Like `inSite`, for somebody: of tables that are protected by organisation (`limitToAsker`) they see and write only the rows of
 * their organisations, and their own.
 *
 * @example
 * await inSiteAs(db, site.id, { person: id, organisations: [partner] }, organisationsOf);
 */
export async function inSiteAs<T>(
  db: Db,
  siteId: string,
  asker: Asker,
  run: (tx: Db) => Promise<T>,
): Promise<T> {
  return transact(db, { site: siteId, ...asker }, run, "change");
}

/**
 * Like `inSite`, for reading only: a write in it fails, and a replica may answer. It takes a round trip to the database for each
 * question and none more.
 */
export async function readInSite<T>(db: Db, siteId: string, run: (tx: Db) => Promise<T>): Promise<T> {
  return transact(db, { site: siteId, ...nobodyInParticular }, run, "read");
}

/**
 * Like `readInSite`, for one question: begin, question and end travel together.
 *
 * @param asker who asks, as for `inSiteAs`
 * @throws {Error} at a second question
 * @example
 * const people = await askInSite(db, site.id, peopleOf);
 */
export async function askInSite<T>(
  db: Db,
  siteId: string,
  ask: (tx: Db) => Promise<T>,
  asker: Asker = nobodyInParticular,
): Promise<T> {
  return transact(db, { site: siteId, ...asker }, ask, "ask");
}

async function transact<T>(
  db: Db,
  scope: Scope,
  run: (tx: Db) => Promise<T>,
  kind: SiteTransaction["kind"],
): Promise<T> {
  const { site, person, organisations } = scope;
  if (!uuid.test(site)) throw new TypeError("A site id must be a UUID.");
  if (person !== "" && !uuid.test(person)) throw new TypeError("A person id must be a UUID.");
  if (organisations !== "all" && !organisations.every((id) => uuid.test(id)))
    throw new TypeError("The id of an organisation must be a UUID.");
  if (db.isTransaction) throw new TypeError("A transaction of a site cannot begin inside of another.");
  const driver = new SiteTransactionDriver({ ...scope, kind });
  const transaction = new TransactionBuilder<Record<never, never>>({
    config: { dialect },
    dialect,
    driver,
    executor: db.getExecutor(),
  });
  let begun: Db | undefined;
  const done = await transaction.execute((tx) => {
    begun = tx;
    return run(tx);
  });
  if (begun) tellAtOnce(begun);
  return done;
}

/** Connections come from `db`. */
const dialect = dialectOf(() => new DummyDriver());
