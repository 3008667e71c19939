import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, realpathSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../..", import.meta.url));

/** A running product, as an operator would start it. */
export interface Product {
  /** Where it answers, without a slash at the end. */
  url: string;
  process: ChildProcess;
  /** All that it has written to standard output and error so far. */
  written(): string;
  /** Sends the signal, waits for the end and returns the exit code; null where a signal ended it. */
  end(signal?: NodeJS.Signals): Promise<number | null>;
}

/** How a program ended that was not (or no longer) running. */
export interface Ended {
  code: number | null;
  out: string;
  err: string;
}

export interface StartOptions {
  env: Record<string, string>;
  /** JavaScript to load before, as `--import`. */
  imports?: string[];
  /** An open file for what it writes; without it, pipes. */
  output?: number;
}

/** A folder for temporary files. Another user, as whom the database may run, can pass through. */
export function temporaryFolder(): string {
  return mkdtempSync(join(realpathSync(tmpdir()), "mittendrin-e2e-"));
}

/** Starts a program of the product in a process group of its own. It gets no other environment than what is given. */
export function launch(
  program: "main" | "cli",
  args: string[],
  { env, imports = [], output }: StartOptions,
): ChildProcess {
  const before = imports.flatMap((name) => ["--import", name]);
  const { PATH = "", HOME = "" } = process.env;
  return spawn(process.execPath, [...before, join(root, "src/app/start.js"), program, ...args], {
    cwd: root,
    env: { PATH, HOME, LOG_LEVEL: "warn", ...env },
    stdio: ["ignore", output ?? "pipe", output ?? "pipe"],
    detached: true,
  });
}

function gather(child: ChildProcess): { out: () => string; err: () => string } {
  const written = { out: "", err: "" };
  child.stdout?.on("data", (chunk) => {
    written.out += String(chunk);
  });
  child.stderr?.on("data", (chunk) => {
    written.err += String(chunk);
  });
  return { out: () => written.out, err: () => written.err };
}

/** Starts the web server on a free port, waits until it says that it is ready, or returns how it ended before. */
export async function tryStart(options: StartOptions): Promise<Product | Ended> {
  const child = launch("main", [], { ...options, env: { PORT: "0", ...options.env } });
  const { out, err } = gather(child);
  const closed = once(child, "close").then(([code]) => code as number | null);
  const ready = new Promise<string>((done) => {
    child.stdout?.on("data", () => {
      const url = /^Mittendrin is ready: (\S+)$/m.exec(out())?.[1];
      if (url) done(url);
    });
  });
  const first = await Promise.race([ready, closed]);
  if (typeof first !== "string") return { code: first, out: out(), err: err() };
  // A test process that ends early must not leave servers behind.
  const clean = () => void child.kill("SIGKILL");
  process.on("exit", clean);
  void closed.then(() => process.off("exit", clean));
  return {
    url: first,
    process: child,
    written: () => out() + err(),
    async end(signal = "SIGTERM") {
      child.kill(signal);
      return closed;
    },
  };
}

/** Starts the web server; fails with what it wrote where it ends instead. */
export async function startProduct(options: StartOptions): Promise<Product> {
  const started = await tryStart(options);
  if ("url" in started) return started;
  throw new Error(`The product did not start (${started.code}): ${started.out}${started.err}`);
}

/** Runs `npm run cli -- …` to its end. */
export async function runCommand(args: string[], env: Record<string, string>): Promise<Ended> {
  const child = launch("cli", args, { env });
  const { out, err } = gather(child);
  const [code] = await once(child, "close");
  return { code: code as number | null, out: out(), err: err() };
}
