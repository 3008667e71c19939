import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { rmSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

/** Another process that has opened the database. */
export interface Holder {
  process: ChildProcess;
  url: string;
  appUrl: string;
  /** From the start of the process, in milliseconds. */
  readyAfter: number;
}

/** How a holder that did not get as far ended. */
export interface Refusal {
  code: number | null;
  text: string;
}

/** Starts `hold-database.ts` and waits until it has the database open or has given up. */
export async function holdDatabase(
  env: Record<string, string>,
  purpose: "server" | "command" = "server",
): Promise<Holder | Refusal> {
  const started = performance.now();
  const child = spawn(process.execPath, [...(await script()), purpose], {
    env: { PATH: process.env.PATH, ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let text = "";
  child.stderr.on("data", (chunk) => {
    text += String(chunk);
  });
  const ready = once(child.stdout, "data").then(
    ([line]) => JSON.parse(String(line)) as Pick<Holder, "url" | "appUrl">,
  );
  const closed = once(child, "close").then(([code]) => code as number | null);
  const first = await Promise.race([ready, closed]);
  if (first === null || typeof first === "number") return { code: first, text: text.trim() };
  return { process: child, ...first, readyAfter: performance.now() - started };
}

let built: Promise<string[]> | undefined;

/** Built once instead of translated at each start, which would take most of the time. */
function script(): Promise<string[]> {
  const source = fileURLToPath(new URL("hold-database.ts", import.meta.url));
  const root = fileURLToPath(new URL("../../../..", import.meta.url));
  const outfile = join(root, "node_modules", ".cache", "mittendrin", `hold-database-${process.pid}.mjs`);
  const remove = () => rmSync(outfile, { force: true });
  built ??= build({
    logLevel: "silent",
    entryPoints: [source],
    bundle: true,
    packages: "external",
    platform: "node",
    format: "esm",
    outfile,
  })
    .then(() => {
      process.on("exit", remove);
      return [outfile];
    })
    // The checkout may belong to somebody else.
    .catch(() => ["--import", "tsx", source]);
  return built;
}

/** Fails the test with the reason where the database was not opened. */
export function opened(result: Holder | Refusal): Holder {
  if ("process" in result) return result;
  throw new Error(`The database was not opened: ${result.text}`);
}

/** Sends a signal and waits for the end. Returns the exit code and how long it took, in milliseconds. */
export async function end(
  holder: Holder,
  name: NodeJS.Signals,
): Promise<{ code: number | null; took: number }> {
  const started = performance.now();
  const closed = once(holder.process, "close");
  holder.process.kill(name);
  const [code] = await closed;
  return { code, took: performance.now() - started };
}
