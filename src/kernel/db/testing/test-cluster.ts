import { chmodSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ensureCluster } from "../embedded/cluster.ts";
import { makeSocketFolder } from "../embedded/folders.ts";
import { startPostmaster } from "../embedded/postmaster.ts";
import { findPrograms } from "../embedded/runner.ts";
import { silentLog } from "../log.ts";

/** A database server for one run of the tests. */
export interface TestCluster {
  /** Address of a superuser. */
  url: string;
  stop(): Promise<void>;
}

/** Nothing here has to survive a power cut. */
const hasty = { fsync: "off", full_page_writes: "off", synchronous_commit: "off", max_connections: "200" };

/**
 * Starts an embedded cluster in a folder for temporary files; `stop` removes it without a trace.
 *
 * @param options with `passwords`, all but the superuser must give theirs.
 */
export async function startTestCluster(options: { passwords?: boolean } = {}): Promise<TestCluster> {
  const folder = mkdtempSync(join(realpathSync(tmpdir()), "mittendrin-test-"));
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
      remove();
      process.off("exit", remove);
    },
  };
}

let ownCluster: Promise<TestCluster> | undefined;

/** The cluster of this run; a test file that is run by hand gets one of its own, gone when the process ends. */
export async function clusterUrl(): Promise<string> {
  const given = process.env.MITTENDRIN_TEST_CLUSTER;
  if (given) return given;
  if (!ownCluster) {
    ownCluster = startTestCluster();
    process.once("beforeExit", () => void ownCluster?.then((cluster) => cluster.stop()));
  }
  return (await ownCluster).url;
}
