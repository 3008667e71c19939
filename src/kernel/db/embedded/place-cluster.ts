import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { StartRefused } from "../../config/start-refused.ts";
import { endWorkIn, halfRestored, recoverCluster } from "./cluster.ts";
import { fileProblem } from "./file-problem.ts";
import { takeLock } from "./folder-lock.ts";
import { adoptFiles, makeDataFolder, makePrivateFolder } from "./folders.ts";
import { findPrograms } from "./runner.ts";

/** What may lie in a data folder that has no database: what the program or the machine puts there besides. */
const besides = [
  "database.lock",
  "database-socket",
  "database.unfinished",
  // What the refusal below and the documents advise.
  "database.before",
  halfRestored,
  "database-web-password",
  "secret-key",
  "erasures",
  "lost+found",
];

/**
 * Puts a database that comes from elsewhere into a data folder that has none. It gets its name when it is complete; nobody
 * can start one there meanwhile.
 *
 * @param check looks whether all is well before anything is written, and gives what writes the files of the cluster into a
 * folder
 * @throws {StartRefused} where the folder is in use or not empty; then nothing is changed
 */
export async function placeCluster(
  dataDir: string,
  check: () => Promise<(folder: string) => Promise<void>>,
): Promise<void> {
  const folder = makeDataFolder(dataDir);
  const lock = takeLockOf(folder);
  const unfinished = join(folder, halfRestored);
  try {
    refuseFilled(folder);
    const fill = await check();
    const programs = findPrograms(folder);
    const { user } = programs.runner;
    try {
      await endWorkIn(unfinished);
      rmSync(unfinished, { recursive: true, force: true });
      makePrivateFolder(unfinished, user);
      await fill(unfinished);
      adoptFiles(unfinished, user);
      // All at once: file by file takes many times as long. Where there is no such program, the database does it at its start.
      spawnSync("sync", ["-f", unfinished], { stdio: "ignore" });
      await recoverCluster(unfinished, programs);
      renameSync(unfinished, join(folder, "database"));
    } catch (error) {
      // What it holds may be what the disk is full of.
      rmSync(unfinished, { recursive: true, force: true });
      throw fileProblem(unfinished, error);
    }
  } finally {
    lock.release();
  }
}

/** Undoes it where the database does not run: nobody must take it for a good one. */
export function takeClusterBack(dataDir: string): void {
  renameSync(join(dataDir, "database"), join(dataDir, halfRestored));
}

function takeLockOf(folder: string) {
  const path = join(folder, "database.lock");
  let result: ReturnType<typeof takeLock>;
  try {
    result = takeLock(path, "command");
  } catch (error) {
    throw fileProblem(path, error);
  }
  if ("release" in result) return result;
  throw new StartRefused(
    `DATA_DIR: ${result.purpose === "server" ? "a server" : "a command"} (process ${result.pid}) uses ${folder}; stop it, then restore into an empty folder.`,
  );
}

function refuseFilled(folder: string): void {
  if (existsSync(join(folder, "database")))
    throw new StartRefused(
      `DATA_DIR: ${folder} holds a database already; move it away first (mv ${join(folder, "database")} ${join(folder, "database")}.before), or name another folder. Nothing was changed.`,
    );
  const strange = readdirSync(folder).find((name) => !besides.includes(name));
  if (strange === undefined) return;
  throw new StartRefused(
    `DATA_DIR: ${folder} is not empty, it holds "${strange}"; name an empty folder. Nothing was changed.`,
  );
}
