import { AsyncLocalStorage } from "node:async_hooks";
import {
  CompiledQuery,
  type DatabaseConnection,
  type Driver,
  PostgresDriver,
  type QueryResult,
  type TransactionSettings,
} from "kysely";
import type { Pool } from "pg";
import { asDatabaseGone } from "./database-gone.ts";

/** What row-level security is told of a transaction. */
export interface Scope {
  /** UUID of the site. */
  site: string;
  /** UUID of the person who asks; empty where nobody in particular does. */
  person: string;
  /** UUIDs of the organisations whose rows may be seen. */
  organisations: "all" | readonly string[];
}

/** The scope of the transaction that is about to begin. Only `inSite` writes it, only `beginTransaction` reads it. */
export const scopeOfNextTransaction = new AsyncLocalStorage<Scope | undefined>();

/**
 * Kysely's PostgreSQL driver with two differences: a transaction that belongs to a site sets it in the same round trip
 * as BEGIN, and an unreachable database shows as `DatabaseGone`.
 */
export function createSiteDriver(pool: Pool): Driver {
  const driver = new PostgresDriver({ pool });
  const wrapped = new WeakMap<DatabaseConnection, DatabaseConnection>();
  const inner = new WeakMap<DatabaseConnection, DatabaseConnection>();
  const innerOf = (connection: DatabaseConnection) => inner.get(connection) ?? connection;

  return {
    init: () => driver.init(),
    destroy: () => driver.destroy(),
    async acquireConnection() {
      const connection = await driver.acquireConnection().catch(rethrow);
      const known = wrapped.get(connection);
      if (known) return known;
      const translated = translateErrors(connection);
      wrapped.set(connection, translated);
      inner.set(translated, connection);
      return translated;
    },
    async beginTransaction(connection, settings) {
      const scope = scopeOfNextTransaction.getStore();
      if (scope === undefined) await driver.beginTransaction(connection, settings);
      else await connection.executeQuery(CompiledQuery.raw(beginInSite(scope, settings)));
    },
    commitTransaction: (connection) => driver.commitTransaction(connection),
    rollbackTransaction: (connection) => driver.rollbackTransaction(connection),
    savepoint: (connection, name, compile) => driver.savepoint(connection, name, compile),
    rollbackToSavepoint: (connection, name, compile) => driver.rollbackToSavepoint(connection, name, compile),
    releaseSavepoint: (connection, name, compile) => driver.releaseSavepoint(connection, name, compile),
    // The driver knows only its own connections by their private release method.
    releaseConnection: (connection) =>
      driver.releaseConnection(innerOf(connection) as Parameters<typeof driver.releaseConnection>[0]),
  };
}

/** Two statements in one message; the ids are known to be UUIDs, since such a message takes no parameters. */
function beginInSite({ site, person, organisations }: Scope, settings: TransactionSettings): string {
  const seen = organisations === "all" ? "all" : organisations.join(",");
  const isolation = settings.isolationLevel ? ` isolation level ${settings.isolationLevel}` : "";
  const access = settings.accessMode ? ` ${settings.accessMode}` : "";
  const told = { "app.site_id": site, "app.person": person, "app.organisations": seen };
  const set = Object.entries(told).map(([name, value]) => `set_config('${name}', '${value}', true)`);
  return `begin${isolation}${access}; select ${set.join(", ")}`;
}

function translateErrors(connection: DatabaseConnection): DatabaseConnection {
  return {
    executeQuery: <Row>(query: CompiledQuery): Promise<QueryResult<Row>> =>
      connection.executeQuery<Row>(query).catch(rethrow),
    streamQuery: (query, size) => connection.streamQuery(query, size),
  };
}

function rethrow(error: unknown): never {
  throw asDatabaseGone(error);
}
