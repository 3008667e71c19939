import { createHash } from "node:crypto";
import {
  chmodSync,
  chownSync,
  lchownSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  realpathSync,
  statSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { StartRefused } from "../../config/start-refused.ts";
import { fileProblem } from "./file-problem.ts";
import type { SystemUser } from "./system-user.ts";

/** Makes the data folder if need be and returns its real path. Others may pass through it but not look into it. */
export function makeDataFolder(dataDir: string): string {
  try {
    makeMissing(dataDir);
    return realpathSync(dataDir);
  } catch (error) {
    throw fileProblem(dataDir, error);
  }
}

/** Unlike Node's own recursion, this reports why (a read-only file system shows there as "no such folder"). */
function makeMissing(folder: string): void {
  const found = statSync(folder, { throwIfNoEntry: false });
  if (found?.isDirectory()) return;
  if (!found) makeMissing(dirname(folder));
  try {
    mkdirSync(folder, { mode: 0o711 });
  } catch (error) {
    // Another process may have been faster.
    if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) throw error;
  }
}

/** Makes a folder that only the database's user may enter. */
export function makePrivateFolder(path: string, user: SystemUser | undefined): void {
  try {
    mkdirSync(path, { mode: 0o700, recursive: true });
    if (user) chownSync(path, user.uid, user.gid);
    chmodSync(path, 0o700);
  } catch (error) {
    throw fileProblem(path, error);
  }
}

/** A socket's path may have 107 bytes (Linux, sun_path). */
const longestSocketPath = 107;

/** The folder of the socket: in the data folder, or, where that path is too long, in the folder for temporary files. */
export function makeSocketFolder(dataDir: string, user: SystemUser | undefined): string {
  const near = join(dataDir, "database-socket");
  if (Buffer.byteLength(join(near, ".s.PGSQL.5432")) <= longestSocketPath) {
    makePrivateFolder(near, user);
    return near;
  }
  const owner = user?.uid ?? process.getuid?.() ?? 0;
  const name = createHash("sha256").update(`${dataDir} ${owner}`).digest("hex").slice(0, 16);
  const far = join(realpathSync(tmpdir()), `mittendrin-${name}`);
  refuseForeign(far, new Set([owner, process.getuid?.() ?? 0]));
  makePrivateFolder(far, user);
  return far;
}

/** Anyone may write in the folder for temporary files and might have been there before us. */
function refuseForeign(path: string, owners: Set<number>): void {
  const found = lstatSync(path, { throwIfNoEntry: false });
  if (!found || (found.isDirectory() && owners.has(found.uid))) return;
  throw new StartRefused(
    `${path} belongs to somebody else; remove it, or choose a DATA_DIR with a shorter path.`,
  );
}

/**
 * Makes sure that the database's files belong to the user it runs as: they may have been copied here by somebody else.
 *
 * @throws {StartRefused} where they do not and we may not change that.
 */
export function adoptFiles(folder: string, user: SystemUser | undefined): void {
  try {
    if (user) {
      const strange = [folder, join(folder, "global", "pg_control")].some(
        (path) => statSync(path).uid !== user.uid,
      );
      if (strange) giveAll(folder, user);
    } else if (statSync(folder).uid !== process.getuid?.()) {
      throw new StartRefused(
        `DATA_DIR: ${folder} belongs to another user; start the program as that user, or give the folder away: chown -R.`,
      );
    }
    // PostgreSQL insists on it; a copy may have lost it.
    if ((statSync(folder).mode & 0o077) !== 0) chmodSync(folder, 0o700);
  } catch (error) {
    throw fileProblem(folder, error);
  }
}

function giveAll(path: string, user: SystemUser): void {
  lchownSync(path, user.uid, user.gid);
  if (!lstatSync(path).isDirectory()) return;
  for (const name of readdirSync(path)) giveAll(join(path, name), user);
}
