import { sql } from "kysely";
import type { Config } from "../config/config.ts";
import { type ChangeListener, createChangeListener } from "./changes.ts";
import { type EmbeddedServer, openEmbedded, refuseSecondServer } from "./embedded/embedded.ts";
import type { Log } from "./log.ts";
import type { ModuleMigrations } from "./migrations.ts";
import { type Db, openPool } from "./pool.ts";
import { prepareOwnServer } from "./setup/own-server.ts";

export type { Db } from "./pool.ts";

/** An open, migrated database. */
export interface Database {
  /** As the web role: held by row-level security. */
  db: Db;
  /** As the role that owns and migrates: for commands and jobs. Row-level security holds it as well. */
  owner: Db;
  /** For public reads: the replica, where there is one, otherwise the same as `db`. */
  read: Db;
  /** Address of the owner, for libraries that bring their own pool. Never to be logged. */
  url: string;
  /** Address of the web role. Never to be logged. */
  appUrl: string;
  /** What `onChange` listens to. */
  changes: ChangeListener;
  /** The error, or one that says why the embedded server went away, where it said so. To be asked after `close`. */
  explain(error: unknown): unknown;
  /** Ends all connections and stops the embedded server, if this process started it. */
  close(): Promise<void>;
  /** Whether a question is answered within two seconds. */
  health(): Promise<boolean>;
}

/** What `openDatabase` is to do. */
export interface OpenOptions {
  /** A `command` uses the embedded server that is already running, or starts one for as long as it lasts. */
  purpose: "server" | "command";
  /** Of all modules, lowest first. */
  migrations: ModuleMigrations[];
  log: Log;
}

/**
 * Opens the database of this configuration, embedded where no `DATABASE_URL` is set, and brings it to the newest state.
 *
 * @throws {StartRefused} with one sentence, whatever the reason.
 */
export async function openDatabase(
  config: Config,
  { purpose, migrations, log }: OpenOptions,
): Promise<Database> {
  if (config.databaseUrl === undefined) {
    const server = await openEmbedded(config.dataDir, purpose, migrations, log);
    return connectDatabase(server, undefined, log, server);
  }
  const server = await prepareOwnServer({ ...config, databaseUrl: config.databaseUrl }, migrations, log);
  return connectDatabase(server, config.databaseReadUrl, log);
}

/**
 * Changes nothing.
 *
 * @throws {StartRefused} where another web server has its embedded database in the same data folder
 */
export function refuseSecondStart(config: Pick<Config, "databaseUrl" | "dataDir">): void {
  if (config.databaseUrl === undefined) refuseSecondServer(config.dataDir);
}

const webLimits = { statement_timeout: 30_000, idle_in_transaction_session_timeout: 60_000 };

/** Opens the pools on a database that is ready. */
export function connectDatabase(
  { url, appUrl }: { url: string; appUrl: string },
  readUrl: string | undefined,
  log: Log,
  embedded?: Pick<EmbeddedServer, "stop" | "explain">,
): Database {
  const owner = openPool(url, { application_name: "mittendrin owner", max: 4 }, log);
  const web = openPool(appUrl, { application_name: "mittendrin web", max: 10, ...webLimits }, log);
  const read = readUrl
    ? openPool(readUrl, { application_name: "mittendrin read", max: 10, ...webLimits }, log)
    : web;
  const changes = createChangeListener(appUrl, log, readUrl ? read : undefined);
  const pools = [...new Set([owner, web, read])];
  return {
    db: web,
    owner,
    read,
    url,
    appUrl,
    changes,
    explain: (error) => (embedded ? embedded.explain(error) : error),
    async close() {
      // Whoever still holds a connection by now is cut off by the stop, or at the latest by the end of the process.
      await within(2000, Promise.all([changes.close(), ...pools.map((pool) => pool.destroy())]));
      await embedded?.stop();
    },
    health: () => within(2000, sql`select 1`.execute(web)),
  };
}

/** Whether the work was done in time and without an error. */
async function within(milliseconds: number, work: Promise<unknown>): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<false>((done) => {
    timer = setTimeout(() => done(false), milliseconds);
  });
  const done = work.then(
    () => true,
    () => false,
  );
  return Promise.race([done, late]).finally(() => clearTimeout(timer));
}
