import { spawnSync } from "node:child_process";
import { statSync } from "node:fs";
import { dirname } from "node:path";
import type { SystemUser } from "./system-user.ts";

/** How the database's programs are started. */
export interface Runner {
  user: SystemUser | undefined;
  /** Whether the user needs help to come through folders that are closed to it. */
  passes: boolean;
}

/** A program, its arguments and what `child_process` needs besides. */
export interface Invocation {
  command: string;
  args: string[];
  options: { uid?: number; gid?: number; cwd: string; env: NodeJS.ProcessEnv };
}

/**
 * Kept while changing the user: CAP_DAC_READ_SEARCH, with which a process comes through closed folders (and could read
 * any file, but write none). Without `no_setuid_fixup` access(2), by which initdb finds its programs, ignores it.
 */
const passing = [
  "--securebits=+no_setuid_fixup",
  "--inh-caps=+dac_read_search",
  "--ambient-caps=+dac_read_search",
];

/** How to start `command` as the runner's user, in a bare environment and a folder that everyone may enter. */
export function invocation({ user, passes }: Runner, command: string, args: string[]): Invocation {
  // Messages in English, so that we can tell the reasons apart; local time is the application's matter.
  const options = { cwd: "/", env: { PATH: process.env.PATH, LC_ALL: "C", TZ: "UTC" } };
  if (!user) return { command, args, options };
  if (!passes) return { command, args, options: { ...options, uid: user.uid, gid: user.gid } };
  const identity = [`--reuid=${user.uid}`, `--regid=${user.gid}`, "--clear-groups"];
  return { command: "setpriv", args: [...identity, ...passing, "--", command, ...args], options };
}

/** Whether this machine lets us hand the capability on (`setpriv` of util-linux, and not taken away by a container). */
export function canPass(user: SystemUser): boolean {
  const { command, args, options } = invocation({ user, passes: true }, "true", []);
  return spawnSync(command, args, { ...options, stdio: "ignore" }).status === 0;
}

/** The first folder on the way to `path`, itself included, that the user may not enter; judged by owner, group and mode. */
export function closedFolder(path: string, user: SystemUser): string | undefined {
  const above = dirname(path) === path ? undefined : closedFolder(dirname(path), user);
  if (above !== undefined) return above;
  const { mode, uid, gid } = statSync(path);
  const bit = uid === user.uid ? 0o100 : gid === user.gid ? 0o010 : 0o001;
  return mode & bit ? undefined : path;
}
