import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { StartRefused } from "../../config/start-refused.ts";
import type { Log } from "../log.ts";
import { haveEnded, processesIn, signal, startOf } from "./processes.ts";

/**
 * Ends what an earlier run has left in the cluster (our process may have been killed while the database lived on, or
 * the database while some of its own processes lived on) and removes its lock files, which the number of an ended
 * process would otherwise keep valid: it may be somebody else's by now, or nobody has reaped it. Only for the holder of
 * the folder's lock.
 */
export async function clearRemains(folder: string, socketFolder: string, log: Log): Promise<void> {
  const postmaster = Number.parseInt(readPidFile(folder)[0] ?? "", 10);
  const left = processesIn(folder);
  if (left.length > 0) {
    log.warn({ processes: left.length }, "ending a database that an earlier run has left behind");
    if (left.includes(postmaster)) signal(postmaster, "SIGINT");
    else for (const pid of left) signal(pid, "SIGQUIT");
    if (!(await haveEnded(left, 3000))) await endByForce(folder);
  }
  // Without /proc PostgreSQL's own judgement must do.
  if (process.platform !== "linux" && startOf(postmaster) !== undefined) return;
  for (const file of [join(folder, "postmaster.pid"), join(socketFolder, ".s.PGSQL.5432.lock")])
    rmSync(file, { force: true });
  rmSync(join(socketFolder, ".s.PGSQL.5432"), { force: true });
}

async function endByForce(folder: string): Promise<void> {
  for (const name of ["SIGQUIT", "SIGKILL"] as const) {
    const left = processesIn(folder);
    for (const pid of left) signal(pid, name);
    if (await haveEnded(left, 2000)) return;
  }
  throw new StartRefused(`DATA_DIR: processes of an earlier run still use ${folder} and cannot be ended.`);
}

/** The lines of `postmaster.pid`; none where it does not exist. The eighth says how far the start has come. */
export function readPidFile(folder: string): string[] {
  try {
    return readFileSync(join(folder, "postmaster.pid"), "utf8").split("\n");
  } catch {
    return [];
  }
}
