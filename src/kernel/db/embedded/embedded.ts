import { existsSync } from "node:fs";
import { join } from "node:path";
import { StartRefused } from "../../config/start-refused.ts";
import { asDatabaseGone, DatabaseGone } from "../database-gone.ts";
import type { Log } from "../log.ts";
import type { ModuleMigrations } from "../migrations.ts";
import { openPool } from "../pool.ts";
import { prepareDatabase } from "../setup/prepare.ts";
import { ensureCluster, names } from "./cluster.ts";
import { fileProblem, outerCause } from "./file-problem.ts";
import { type FolderLock, type LockHolder, takeLock } from "./folder-lock.ts";
import { makeDataFolder, makeSocketFolder } from "./folders.ts";
import { startPostmaster } from "./postmaster.ts";
import { findPrograms } from "./runner.ts";
import { supervise } from "./supervise.ts";

/** The database that lives in the data folder, ready for use. */
export interface EmbeddedServer {
  url: string;
  appUrl: string;
  /**
   * The error, or, where the database went away for a reason that it printed, such as a full disk, one that says so. To
   * be asked after the stop, when all is printed.
   */
  explain(error: unknown): unknown;
  /** Stops the server if this process started it. */
  stop(): Promise<void>;
}

/**
 * Starts PostgreSQL on the data folder (and makes the cluster the first time), or, for a command, uses the one that
 * another process has started.
 *
 * @throws {StartRefused} also when another server already uses the folder.
 */
export async function openEmbedded(
  dataDir: string,
  purpose: LockHolder["purpose"],
  migrations: ModuleMigrations[],
  log: Log,
): Promise<EmbeddedServer> {
  const folder = makeDataFolder(dataDir);
  const held = await lockOrHolder(folder, purpose);
  const server =
    "release" in held ? await startServer(folder, purpose, held, log) : attached(held.socketFolder);
  try {
    const db = openPool(server.url, { application_name: "mittendrin setup", max: 1 }, log);
    try {
      await prepareDatabase(db, { roles: names, webPassword: undefined, migrations, log });
    } finally {
      await db.destroy();
    }
    if ("release" in held) held.announce(server.socketFolder);
    return server;
  } catch (error) {
    await server.stop();
    throw server.explain(error);
  }
}

const waitForOther = { server: 10_000, command: 60_000 };

/** The lock, or who holds it and has the database ready. A server gives way only to a command, and only for a while. */
async function lockOrHolder(
  folder: string,
  purpose: LockHolder["purpose"],
): Promise<FolderLock | (LockHolder & { socketFolder: string })> {
  const deadline = Date.now() + waitForOther[purpose];
  for (;;) {
    const result = tryLock(folder, purpose);
    if ("release" in result) return result;
    const { socketFolder, pid } = result;
    if (purpose === "command" && socketFolder !== undefined) return { ...result, socketFolder };
    if (purpose === "server" && result.purpose === "server" && pid !== 0) throw usedBy(pid, folder);
    if (Date.now() > deadline) {
      throw new StartRefused(
        `Another process (${pid}) is using the data folder ${folder}; try again when it has finished.`,
      );
    }
    await new Promise((done) => setTimeout(done, 50));
  }
}

/**
 * Changes nothing, and makes nothing where there is no such folder yet.
 *
 * @throws {StartRefused} where another server uses the folder
 */
export function refuseSecondServer(dataDir: string): void {
  if (!existsSync(join(dataDir, "database.lock"))) return;
  const result = tryLock(dataDir, "server");
  if ("release" in result) result.release();
  else if (result.purpose === "server" && result.pid !== 0) throw usedBy(result.pid, dataDir);
}

const usedBy = (pid: number, folder: string) =>
  new StartRefused(`Another server (process ${pid}) already uses the data folder ${folder}.`);

function tryLock(folder: string, purpose: LockHolder["purpose"]): FolderLock | LockHolder {
  const path = join(folder, "database.lock");
  try {
    return takeLock(path, purpose);
  } catch (error) {
    throw fileProblem(path, error);
  }
}

type Reachable = EmbeddedServer & { socketFolder: string };

async function startServer(
  folder: string,
  purpose: LockHolder["purpose"],
  lock: FolderLock,
  log: Log,
): Promise<Reachable> {
  try {
    const programs = findPrograms(folder);
    const cluster = await ensureCluster(folder, programs);
    const socketFolder = makeSocketFolder(folder, programs.runner.user);
    const supervised = await supervise(() => startPostmaster(cluster, socketFolder, programs, log), log);
    return {
      ...addresses(socketFolder),
      explain: (error) => explained(error, outerCause(supervised.output()), folder),
      async stop() {
        await supervised.stop(purpose === "command");
        lock.release();
      },
    };
  } catch (error) {
    lock.release();
    throw error;
  }
}

function attached(socketFolder: string): Reachable {
  return { ...addresses(socketFolder), explain: (error) => error, stop: async () => {} };
}

/** A server that cannot write ahead ends at once: whoever asked it sees a broken connection and no reason. */
function explained(error: unknown, cause: string | undefined, folder: string): unknown {
  const gone = asDatabaseGone(error);
  if (cause === undefined || !(gone instanceof DatabaseGone)) return error;
  return new DatabaseGone(`The database in ${folder} ended: ${cause}.`, { cause: error });
}

/**
 * The address under which a backup is taken, from any other address of an embedded server. Only a superuser may copy the
 * cluster as a whole; its socket lets in nobody but the database's own user and root.
 */
export function superuserAddress(url: string): string {
  const address = new URL(url);
  address.username = "postgres";
  return address.href;
}

function addresses(socketFolder: string): { url: string; appUrl: string; socketFolder: string } {
  const as = (user: string) =>
    `postgres://${user}@localhost/${names.database}?host=${encodeURIComponent(socketFolder)}`;
  return { url: as(names.owner), appUrl: as(names.web), socketFolder };
}
