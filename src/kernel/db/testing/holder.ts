import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";

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
  const script = fileURLToPath(new URL("hold-database.ts", import.meta.url));
  const child = spawn(process.execPath, ["--import", "tsx", script, purpose], {
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
