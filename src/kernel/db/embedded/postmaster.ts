import { type ChildProcess, spawn } from "node:child_process";
import { createInterface } from "node:readline";
import type { Log } from "../log.ts";
import { programProblem } from "./file-problem.ts";
import { haveEnded, processesIn, signal } from "./processes.ts";
import { clearRemains, readPidFile } from "./remains.ts";
import { invocation } from "./run-as.ts";
import type { Programs } from "./runner.ts";
import settings from "./server-settings.json" with { type: "json" };

/** A running database server. */
export interface Postmaster {
  pid: number;
  /** Resolves when the process has ended, for whatever reason. */
  ended: Promise<void>;
  /** What it printed last. */
  output(): string;
  /** Ends it in order; `patient` lets others finish what they are doing first. */
  stop(patient: boolean): Promise<void>;
}

/** Starts the server on a cluster and waits until it takes connections. @throws {StartRefused} */
export async function startPostmaster(
  folder: string,
  socketFolder: string,
  programs: Programs,
  log: Log,
  extra: Record<string, string> = {},
): Promise<Postmaster> {
  await clearRemains(folder, socketFolder, log);
  const chosen = Object.entries({ ...settings, unix_socket_directories: socketFolder, ...extra });
  const words = ["-D", folder, ...chosen.flatMap(([name, value]) => ["-c", `${name}=${value}`])];
  const { command, args, options } = invocation(programs.runner, programs.postgres, words);
  // In a session of its own, so that Ctrl-C reaches only us and we stop the server in order.
  const child = spawn(command, args, { ...options, detached: true, stdio: ["ignore", "ignore", "pipe"] });
  const output = collectOutput(child, log);
  // The server alone is no reason for this process to go on.
  child.unref();
  let failure = "";
  const ended = new Promise<void>((done) => {
    child
      .on("exit", () => done())
      .on("error", (error) => {
        failure = error.message;
        done();
      });
  });
  await untilReady(folder, child, ended, () => output() || failure);
  const pid = child.pid ?? 0;
  const hurry = () => void signal(pid, "SIGINT");
  process.on("exit", hurry);
  ended.then(() => process.off("exit", hurry));
  return { pid, ended, output, stop: (patient) => stop(folder, pid, ended, patient) };
}

const patience = 600_000;

async function stop(folder: string, pid: number, ended: Promise<void>, patient: boolean): Promise<void> {
  const within = async (milliseconds: number) => {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<false>((done) => {
      timer = setTimeout(() => done(false), milliseconds);
    });
    return Promise.race([ended.then(() => true), late]).finally(() => clearTimeout(timer));
  };
  if (patient && signal(pid, "SIGTERM") && (await within(patience))) return;
  signal(pid, "SIGINT");
  if (await within(10_000)) return;
  signal(pid, "SIGQUIT");
  if (await within(3000)) return;
  for (const each of [pid, ...processesIn(folder)]) signal(each, "SIGKILL");
  await haveEnded([pid], 3000);
}

async function untilReady(
  folder: string,
  child: ChildProcess,
  ended: Promise<void>,
  output: () => string,
): Promise<void> {
  let over = false;
  ended.then(() => {
    over = true;
  });
  for (;;) {
    if (over) throw programProblem(folder, output());
    const lines = readPidFile(folder);
    if (lines[0] === String(child.pid) && lines[7]?.trim() === "ready") return;
    await new Promise((done) => setTimeout(done, 5));
  }
}

/** Passes the server's messages on and keeps the last ones. */
function collectOutput(child: ChildProcess, log: Log): () => string {
  let last = "";
  if (!child.stderr) return () => last;
  if ("unref" in child.stderr && typeof child.stderr.unref === "function") child.stderr.unref();
  createInterface({ input: child.stderr }).on("line", (line) => {
    last = `${last}\n${line}`.slice(-4000);
    const [, severity = "LOG", message = line] = /^([A-Z]+): +(.*)$/.exec(line) ?? [];
    if (severity === "PANIC") log.error({ database: message }, "the database reports a grave problem");
    else if (severity === "WARNING" || severity === "FATAL")
      log.warn({ database: message }, "the database reports");
    else log.debug({ database: message }, "the database reports");
  });
  return () => last;
}
