import { spawnSync } from "node:child_process";
import { closeSync, fchownSync, ftruncateSync, openSync, readFileSync, statSync, writeSync } from "node:fs";
import { dirname } from "node:path";
import { startOf } from "./processes.ts";

/** Who uses a data folder, as it stands in the lock file. */
export interface LockHolder {
  pid: number;
  /** See `startOf`: tells a later process with the same id apart. */
  start: number;
  purpose: "server" | "command";
  /** Where the database answers; absent while it is still starting. */
  socketFolder?: string;
}

/** A held lock. The kernel lets it go when this process ends, however it ends. */
export interface FolderLock {
  /** Tells other processes where the database answers. */
  announce(socketFolder: string): void;
  release(): void;
}

/**
 * Takes the lock file for this process, or says who holds it. The lock is one of the kernel (flock), so that nothing
 * stale can remain, not even between containers. Where the program `flock` is missing, the process id and its start
 * time in the file decide.
 *
 * @throws the error of the file system where the file cannot be opened for writing.
 */
export function takeLock(path: string, purpose: LockHolder["purpose"]): FolderLock | LockHolder {
  const file = openSync(path, "a+", 0o600);
  // Made by root in somebody else's folder, it must not lock that user out.
  const { uid, gid } = statSync(dirname(path));
  if (process.getuid?.() === 0) fchownSync(file, uid, gid);
  const kernel = spawnSync("flock", ["--nonblock", "3"], { stdio: ["ignore", "ignore", "ignore", file] });
  const holder = readHolder(path);
  const busy = kernel.error
    ? holder !== undefined && startOf(holder.pid) === holder.start
    : kernel.status !== 0;
  if (busy) {
    closeSync(file);
    // An empty file: the other process has just taken the lock and not yet written.
    return holder ?? { pid: 0, start: 0, purpose };
  }
  const self: LockHolder = { pid: process.pid, start: startOf(process.pid) ?? 0, purpose };
  const write = (content: string) => {
    ftruncateSync(file);
    writeSync(file, content);
  };
  write(JSON.stringify(self));
  return {
    announce: (socketFolder) => write(JSON.stringify({ ...self, socketFolder })),
    release() {
      write("");
      closeSync(file);
    },
  };
}

function readHolder(path: string): LockHolder | undefined {
  try {
    return JSON.parse(readFileSync(path, "utf8"));
  } catch {
    return undefined;
  }
}
