import type { Duplex } from "node:stream";
import {
  CompiledQuery,
  type DatabaseConnection,
  type Driver,
  DummyDriver,
  PostgresDriver,
  type QueryResult,
} from "kysely";
import type { Pool, PoolClient } from "pg";
import { begun } from "../turns/begun.ts";
import { asDatabaseGone } from "./database-gone.ts";
import { createPreparedNames } from "./statements/prepared-names.ts";

/** What row-level security is told of a transaction. */
export interface Scope {
  /** UUID of the site. */
  site: string;
  /** UUID of the person who asks; empty where nobody in particular does. */
  person: string;
  /** UUIDs of the organisations whose rows may be seen. */
  organisations: "all" | readonly string[];
}

/** A transaction of `inSite` and its sisters. */
export interface SiteTransaction extends Scope {
  /**
   * `change`: the begin is awaited, so that nothing is ever written outside of it. `read`: sent together with the first question;
   * should it fail, the questions after it see no site and no rows, and the end says so. `ask`: the same for one question, with
   * which the end is sent as well.
   */
  kind: "change" | "read" | "ask";
}

/** A connection as Kysely lends it, with the client behind it and what is under way on it. */
interface Lent extends DatabaseConnection {
  client: PoolClient;
  /** Undefined outside of a transaction that only reads. */
  kind: "read" | "ask" | undefined;
  /** The answers to begin and end, where they are not awaited at once. */
  beginning: Promise<unknown> | undefined;
  end: Promise<unknown> | undefined;
  /** What failed first in this transaction. */
  failed: unknown;
}

/**
 * Kysely's PostgreSQL driver with three differences: statements go out at once, those that are asked often are prepared, and an
 * unreachable database shows as `DatabaseGone`. The pool must send statements at once (`pipeline`).
 */
export function createSiteDriver(pool: Pool): Driver {
  const driver = new PostgresDriver({ pool });
  const known = new WeakMap<PoolClient, Lent>();
  const nameOf = createPreparedNames();

  return {
    init: () => driver.init(),
    destroy: () => driver.destroy(),
    async acquireConnection() {
      const client = await pool.connect().catch(rethrow);
      const connection = known.get(client) ?? connectionOf(client, nameOf);
      known.set(client, connection);
      return connection;
    },
    async releaseConnection(connection) {
      (connection as Lent).client.release();
    },
    beginTransaction(connection, settings) {
      (connection as Lent).failed = undefined;
      return driver.beginTransaction(connection, settings);
    },
    commitTransaction: (connection) => driver.commitTransaction(connection),
    rollbackTransaction: (connection) => driver.rollbackTransaction(connection),
    savepoint: (connection, name, compile) => driver.savepoint(connection, name, compile),
    rollbackToSavepoint: (connection, name, compile) => driver.rollbackToSavepoint(connection, name, compile),
    releaseSavepoint: (connection, name, compile) => driver.releaseSavepoint(connection, name, compile),
  };
}

/**
 * What begins and ends one transaction of a site on a connection of `createSiteDriver`: the site is set in the same message as BEGIN,
 * and where it only reads, neither begin nor end is waited for.
 *
 * Made for each transaction, because Kysely tells a driver nothing of whose transaction it begins. An `AsyncLocalStorage` could;
 * Node 20 then follows every promise of the process, which cost a tenth of a page.
 */
export class SiteTransactionDriver extends DummyDriver {
  readonly #transaction: SiteTransaction;

  constructor(transaction: SiteTransaction) {
    super();
    this.#transaction = transaction;
  }

  override async beginTransaction(connection?: DatabaseConnection): Promise<void> {
    const one = connection as Lent;
    const { kind } = this.#transaction;
    one.end = undefined;
    one.failed = undefined;
    if (kind === "change") return void (await send(one, beginInSite(this.#transaction)));
    together(one.client);
    one.beginning = begun(send(one, beginInSite(this.#transaction)));
    one.kind = kind;
  }

  override async commitTransaction(connection?: DatabaseConnection): Promise<void> {
    const one = connection as Lent;
    const { kind, beginning } = one;
    one.kind = undefined;
    if (kind === undefined) return void (await send(one, "commit"));
    await beginning;
    // Nothing was written, so that nobody need wait until it is over; who is lent the connection next comes after it.
    one.end ??= begun(send(one, "commit"));
  }

  override async rollbackTransaction(connection?: DatabaseConnection): Promise<void> {
    const one = connection as Lent;
    one.kind = undefined;
    if (!one.end) await send(one, "rollback");
  }
}

/** Two statements in one message; the ids are known to be UUIDs, since such a message takes no parameters. */
function beginInSite({ site, person, organisations, kind }: SiteTransaction): string {
  const seen = organisations === "all" ? "all" : organisations.join(",");
  const told = { "app.site_id": site, "app.person": person, "app.organisations": seen };
  const set = Object.entries(told).map(([name, value]) => `set_config('${name}', '${value}', true)`);
  return `begin${kind === "change" ? "" : " read only"}; select ${set.join(", ")}`;
}

function connectionOf(client: PoolClient, nameOf: (text: string) => string | undefined): Lent {
  const one: Lent = {
    client,
    kind: undefined,
    beginning: undefined,
    end: undefined,
    failed: undefined,
    async executeQuery<Row>({ sql, parameters }: CompiledQuery): Promise<QueryResult<Row>> {
      if (one.kind === "ask" && one.end) throw new Error("This transaction was for one question.");
      const name = nameOf(sql);
      const answer = client.query({ text: sql, values: [...parameters], ...(name && { name }) });
      if (one.kind === "ask") one.end = begun(client.query("commit"));
      const { command, rowCount, rows } = await answer.catch((error: unknown) =>
        rethrow(reasonOf(one, error)),
      );
      return { rows: rows ?? [], ...(changing.has(command) && { numAffectedRows: BigInt(rowCount ?? 0) }) };
    },
    streamQuery() {
      throw new Error("Rows are not streamed; ask for them in portions.");
    },
  };
  return one;
}

/** Of a statement that came after the first that failed, where several were sent at once: "transaction is aborted". */
const aborted = "25P02";

/** Why a statement failed: answers come in order, so that where an earlier one of its transaction did, its reason is known. */
function reasonOf(connection: Lent, error: unknown): unknown {
  const follows = error instanceof Error && "code" in error && error.code === aborted;
  if (follows && connection.failed !== undefined) return connection.failed;
  connection.failed = error;
  return error;
}

const changing = new Set(["INSERT", "UPDATE", "DELETE", "MERGE"]);

const send = (connection: Lent, text: string) => connection.executeQuery(CompiledQuery.raw(text));

/** What is sent until this turn of the loop ends leaves in one piece: a call of the system and a waking of the database less. */
function together(client: PoolClient): void {
  const { stream } = (client as unknown as { connection: { stream: Duplex } }).connection;
  stream.cork();
  process.nextTick(() => stream.uncork());
}

function rethrow(error: unknown): never {
  throw asDatabaseGone(error);
}
