import { readdirSync, readFileSync, readlinkSync } from "node:fs";

/**
 * When a process was started, in clock ticks since boot: together with the id it names one process for good, while
 * the id alone may be given to another later. Undefined for a process that has ended, also where nobody has reaped it
 * yet. Without /proc (not Linux) it is 0 for every living process.
 */
export function startOf(pid: number): number | undefined {
  if (process.platform !== "linux") return isSignalled(pid) ? 0 : undefined;
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    // The second field is the name in parentheses and may contain anything.
    const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    const [state] = fields;
    return state === "Z" || state === "X" ? undefined : Number(fields[19]);
  } catch {
    return undefined;
  }
}

function isSignalled(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

/** The living processes whose working folder is `folder`: each PostgreSQL process works in its data folder. */
export function processesIn(folder: string): number[] {
  if (process.platform !== "linux") return [];
  return readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => pid !== process.pid && workingFolder(pid) === folder && startOf(pid) !== undefined);
}

function workingFolder(pid: number): string | undefined {
  try {
    return readlinkSync(`/proc/${pid}/cwd`);
  } catch {
    return undefined;
  }
}

/** Sends a signal; false when there is no such process (any more). */
export function signal(pid: number, name: NodeJS.Signals): boolean {
  // 0 and negative numbers mean whole groups, our own among them.
  if (!Number.isInteger(pid) || pid <= 1) return false;
  try {
    process.kill(pid, name);
    return true;
  } catch {
    return false;
  }
}

/** Waits until none of the processes lives; false when some still do after `milliseconds`. */
export async function haveEnded(pids: number[], milliseconds: number): Promise<boolean> {
  const deadline = Date.now() + milliseconds;
  while (pids.some((pid) => startOf(pid) !== undefined)) {
    if (Date.now() > deadline) return false;
    await new Promise((done) => setTimeout(done, 10));
  }
  return true;
}
