import { spawn } from "node:child_process";
import { existsSync, readFileSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { StartRefused } from "../../config/start-refused.ts";
import { fileProblem, programProblem } from "./file-problem.ts";
import { adoptFiles, makePrivateFolder } from "./folders.ts";
import { haveEnded, processesIn, signal } from "./processes.ts";
import { invocation } from "./run-as.ts";
import type { Programs } from "./runner.ts";

/** Made in the cluster from the start; the owner is no superuser, and only a backup connects as one. */
export const names = {
  owner: "mittendrin",
  web: "mittendrin_web",
  search: "mittendrin_search",
  database: "mittendrin",
};

/** The folder in which a backup is unpacked, until all of it is there. */
export const halfRestored = "database.restoring";

export const majorVersion = "18";

/**
 * Makes the cluster where there is none yet. It appears under its name only when it is complete, so that an
 * interruption leaves nothing half made.
 *
 * @returns the folder of the cluster.
 */
export async function ensureCluster(dataDir: string, programs: Programs): Promise<string> {
  const folder = join(dataDir, "database");
  if (existsSync(folder)) {
    adoptFiles(folder, programs.runner.user);
    refuseOtherVersion(folder);
    return folder;
  }
  refuseHalfRestored(dataDir);
  const unfinished = join(dataDir, "database.unfinished");
  try {
    rmSync(unfinished, { recursive: true, force: true });
    makePrivateFolder(unfinished, programs.runner.user);
    await createCluster(unfinished, programs);
    renameSync(unfinished, folder);
  } catch (error) {
    // What it holds may be what the disk is full of.
    rmSync(unfinished, { recursive: true, force: true });
    throw fileProblem(unfinished, error);
  }
  return folder;
}

async function createCluster(folder: string, programs: Programs): Promise<void> {
  // The built-in locale sorts the same everywhere, so that the folder may be copied to any machine; LC_CTYPE must be a
  // UTF-8 one, or trigram search is blind beyond ASCII.
  const locale = ["--encoding=UTF8", "--locale-provider=builtin", "--locale=C.UTF-8"];
  await run(folder, programs, programs.initdb, [
    `--pgdata=${folder}`,
    "--username=postgres",
    "--auth=trust",
    ...locale,
    "--no-instructions",
  ]);
  const statements = [
    `create role ${names.owner} login createrole`,
    `create database ${names.database} owner ${names.owner}`,
    `revoke connect on database postgres from public`,
    `revoke connect on database template1 from public`,
  ];
  await run(
    folder,
    programs,
    programs.postgres,
    [...alone(folder), "postgres"],
    `${statements.join("\n")}\n`,
  );
}

/**
 * Brings a cluster that was copied while its server ran to the state of one that was stopped in order. Done before it
 * gets its name: PostgreSQL forgets that it is a copy when it begins, and one that is killed before its end never starts again
 * ("WAL ends before end of online backup").
 *
 * @throws {StartRefused} where PostgreSQL cannot make it whole
 */
export async function recoverCluster(folder: string, programs: Programs): Promise<void> {
  await run(folder, programs, programs.postgres, [...alone(folder), names.database]);
}

/** PostgreSQL without a server. A statement that fails does not end it: an error is known by the word that begins its line. */
const alone = (folder: string) => ["--single", "-D", folder, "-c", "log_line_prefix="];

/** Ends what an interrupted run has left working in a folder, so that the folder can be removed. */
export async function endWorkIn(folder: string): Promise<void> {
  const left = processesIn(folder);
  for (const pid of left) signal(pid, "SIGKILL");
  await haveEnded(left, 3000);
}

/** Runs a program to its end; what it prints matters only when it fails. */
async function run(
  folder: string,
  { runner }: Programs,
  program: string,
  words: string[],
  input = "",
): Promise<void> {
  const { command, args, options } = invocation(runner, program, words);
  const child = spawn(command, args, options);
  // Apart, or a prompt would stand before an error that begins a line.
  const output = { out: "", err: "" };
  const keep = (to: keyof typeof output) => (chunk: Buffer) => {
    // The first lines tell the reason, the later ones its consequences.
    if (output[to].length < 8000) output[to] += chunk.toString();
  };
  child.stdout.on("data", keep("out"));
  child.stderr.on("data", keep("err"));
  // A program that ends before it has read everything reports the reason by its exit code.
  child.stdin.on("error", () => {});
  child.stdin.end(input);
  const code = await new Promise<number | null>((done, fail) => child.on("error", fail).on("close", done));
  if (code !== 0 || /^(ERROR|FATAL|PANIC):/m.test(output.err))
    throw programProblem(folder, `${output.err}\n${output.out}`);
}

/** A new, empty database in the place of one that was to come from a backup would be mistaken for it. */
function refuseHalfRestored(dataDir: string): void {
  const half = join(dataDir, halfRestored);
  if (!existsSync(half)) return;
  throw new StartRefused(
    `DATA_DIR: a restore into ${dataDir} was interrupted; run it again ("npm run cli -- restore FILE"), or remove ${half} to begin with an empty database.`,
  );
}

function refuseOtherVersion(folder: string): void {
  let version: string;
  try {
    version = readFileSync(join(folder, "PG_VERSION"), "utf8").trim();
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code !== "ENOENT")
      throw fileProblem(folder, error);
    throw new StartRefused(
      `DATA_DIR: ${folder} is not a database; move it away, or restore it from a backup.`,
    );
  }
  if (version === majorVersion) return;
  throw new StartRefused(
    `DATA_DIR: ${folder} was made by PostgreSQL ${version}, this program brings ${majorVersion}; start it once with the former version and export the data.`,
  );
}
