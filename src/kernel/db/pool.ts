import {
  type Dialect,
  type Driver,
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
} from "kysely";
import { Pool, type PoolConfig } from "pg";
import type { Log } from "./log.ts";
import { createSiteDriver } from "./site-driver.ts";

/**
 * A database as modules see it; each adds its own tables.
 *
 * @example
 * db.withTables<DirectoryTables>().selectFrom("directory.business").selectAll()
 */
export type Db = Kysely<Record<never, never>>;

/** Opens a pool of connections; none is made before the first query. One that dies while idle is logged, never thrown. */
export function openPool(url: string, settings: PoolConfig & { application_name: string }, log: Log): Db {
  const pool = new Pool({
    connectionString: url,
    connectionTimeoutMillis: 5000,
    idleTimeoutMillis: 60_000,
    keepAlive: true,
    allowExitOnIdle: true,
    // A statement goes out before the answer to the one before it has come, where its sender does not wait.
    pipeline: true,
    // As on the embedded server. Before version 18 the cost of a plan without sorting, which the map asks for, counts as so high that
    // PostgreSQL compiles it: 0.3 s for each, instead of a few milliseconds.
    options: "-c jit=off",
    ...settings,
  });
  pool.on("error", (error) => log.warn({ reason: error.message }, "an idle database connection was lost"));
  // The pool listens only while a connection is idle; unheard, the error of one in use would end the process. The
  // query that runs on it, or the next, fails as well and tells its caller.
  pool.on("connect", (client) => client.on("error", () => {}));
  return new Kysely({ dialect: dialectOf(() => createSiteDriver(pool)) });
}

/** PostgreSQL, reached by this driver. */
export const dialectOf = (createDriver: () => Driver): Dialect => ({
  createAdapter: () => new PostgresAdapter(),
  createDriver,
  createIntrospector: (kysely) => new PostgresIntrospector(kysely),
  createQueryCompiler: () => new PostgresQueryCompiler(),
});
