import { chmodSync, mkdtempSync, readdirSync, realpathSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ensureCluster } from "../embedded/cluster.ts";
import { takeLock } from "../embedded/folder-lock.ts";
import { makeSocketFolder } from "../embedded/folders.ts";
import { startPostmaster } from "../embedded/postmaster.ts";
import { haveEnded, processesIn, signal } from "../embedded/processes.ts";
import { findPrograms } from "../embedded/runner.ts";
import { silentLog } from "../log.ts";

/** A database server for one run of the tests. */
export interface TestCluster {
  /** Address of a superuser. */
  url: string;
  stop(): Promise<void>;
}

const temporary = realpathSync(tmpdir());
const prefix = "mittendrin-test-";
const lockName = "test.lock";

/** Nothing here has to survive a power cut. */
const hasty = { fsync: "off", full_page_writes: "off", synchronous_commit: "off", max_connections: "200" };

/**
 * Starts an embedded cluster in a folder for temporary files; `stop` removes it without a trace.
 *
 * @param options with `passwords`, all but the superuser must give theirs.
 */
export async function startTestCluster(options: { passwords?: boolean } = {}): Promise<TestCluster> {
  await sweep();
  const folder = mkdtempSync(join(temporary, prefix));
  const lock = takeLock(join(folder, lockName), "server");
  // The database may run as another user, who must be able to pass through.
  chmodSync(folder, 0o711);
  const programs = findPrograms(folder);
  const socketFolder = makeSocketFolder(folder, programs.runner.user);
  const cluster = await ensureCluster(folder, programs);
  if (options.passwords) {
    writeFileSync(join(cluster, "pg_hba.conf"), "local all postgres trust\nlocal all all scram-sha-256\n");
  }
  const postmaster = await startPostmaster(cluster, socketFolder, programs, silentLog, hasty);
  const remove = () => rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  // The last resort, where a test ends the process at once.
  process.on("exit", remove);
  return {
    url: `postgres://postgres@localhost/postgres?host=${encodeURIComponent(socketFolder)}`,
    async stop() {
      await postmaster.stop(false);
      if ("release" in lock) lock.release();
      remove();
      process.off("exit", remove);
    },
  };
}

/** Removes the clusters of test runs that were killed: nobody holds their lock any more. */
async function sweep(): Promise<void> {
  const aMinuteAgo = Date.now() - 60_000;
  for (const name of readdirSync(temporary).filter((each) => each.startsWith(prefix))) {
    const folder = join(temporary, name);
    try {
      // A younger one may not have taken its lock yet.
      if (statSync(folder).mtimeMs > aMinuteAgo || statSync(join(folder, lockName)).mtimeMs > aMinuteAgo)
        continue;
      const lock = takeLock(join(folder, lockName), "server");
      if (!("release" in lock)) continue;
      const left = processesIn(join(folder, "database"));
      for (const pid of left) signal(pid, "SIGKILL");
      await haveEnded(left, 2000);
      rmSync(folder, { recursive: true, force: true });
      lock.release();
    } catch {
      // It belongs to somebody else, or another run was faster.
    }
  }
}

let ownCluster: Promise<TestCluster> | undefined;

/** The cluster of this run; a test file that is run by hand gets one of its own, gone when the process ends. */
export async function clusterUrl(): Promise<string> {
  const given = process.env.MITTENDRIN_TEST_CLUSTER;
  if (given) return given;
  if (!ownCluster) {
    ownCluster = startTestCluster();
    const stop = () => ownCluster?.then((cluster) => cluster.stop());
    process.once("beforeExit", () => void stop());
    for (const name of ["SIGINT", "SIGTERM"] as const)
      process.once(name, () => void stop()?.then(() => process.exit(1)));
  }
  return (await ownCluster).url;
}
