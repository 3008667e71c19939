import { chmodSync, cpSync, mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ensureCluster } from "../embedded/cluster.ts";
import { adoptFiles, makeSocketFolder } from "../embedded/folders.ts";
import { startPostmaster } from "../embedded/postmaster.ts";
import { findPrograms } from "../embedded/runner.ts";
import { silentLog } from "../log.ts";

/** Two database servers, the second of which streams what the first one writes. */
export interface TestReplica {
  /** Address of a superuser on the first server. */
  url: string;
  /** The same on the replica. */
  replicaUrl: string;
  stop(): Promise<void>;
}

const addressOf = (sockets: string) =>
  `postgres://postgres@localhost/postgres?host=${encodeURIComponent(sockets)}`;

/** Starts a server and a streaming replica of it in a folder for temporary files. */
export async function startTestReplica(): Promise<TestReplica> {
  const folder = mkdtempSync(join(realpathSync(tmpdir()), "mittendrin-replica-"));
  chmodSync(folder, 0o711);
  const [one, two] = ["one", "two"].map((name) => {
    mkdirSync(join(folder, name), { mode: 0o711 });
    return join(folder, name);
  }) as [string, string];
  const programs = findPrograms(folder);
  const { user } = programs.runner;
  const cluster = await ensureCluster(one, programs);
  // A copy of a server that does not run is the plainest base for a replica.
  const copy = join(two, "database");
  cpSync(cluster, copy, { recursive: true });
  writeFileSync(join(copy, "standby.signal"), "");
  chmodSync(copy, 0o700);
  adoptFiles(copy, user);
  const sockets = makeSocketFolder(one, user);
  const first = await startPostmaster(cluster, sockets, programs, silentLog);
  const replicaSockets = makeSocketFolder(two, user);
  // A replica wants at least what its first server ever had, and initdb begins with more than we use.
  const enough = { max_connections: "100", max_worker_processes: "8" };
  const follow = { primary_conninfo: `host=${sockets} user=postgres`, ...enough };
  const replica = await startPostmaster(copy, replicaSockets, programs, silentLog, follow);
  return {
    url: addressOf(sockets),
    replicaUrl: addressOf(replicaSockets),
    async stop() {
      await replica.stop(false);
      await first.stop(false);
      rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}
