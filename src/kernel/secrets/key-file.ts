import { randomBytes } from "node:crypto";
import { constants } from "node:fs";
import { chown, link, mkdir, open, stat, unlink } from "node:fs/promises";
import { dirname } from "node:path";
import { StartRefused } from "../config/start-refused.ts";
import { type MasterKey, masterKeyOf, newKeyLine } from "./master-key.ts";

/** What stands in the key file. */
export interface KeyFile {
  /** The newest first. */
  keys: [MasterKey, ...MasterKey[]];
  /** Ids of keys whose loss the operator has accepted, in lines such as `lost 0f3c5a7e9b12`. */
  lost: string[];
}

/** Far more than anybody's keys need: the path may name something else by mistake. */
const mostBytes = 10_000;
const keyLine = /^[A-Za-z0-9+/]{43}=$/;
const lostLine = /^lost\s+([0-9a-f]{12})$/;

/**
 * Reads the key file: a key in each line (32 bytes in base64), the newest first. Lines with `#` are remarks.
 *
 * @returns undefined where there is no such file
 * @throws {StartRefused} where it cannot be read, is open to everybody or holds something else
 */
export async function readKeyFile(path: string): Promise<KeyFile | undefined> {
  const text = await readGuarded(path).catch((error: unknown) => {
    if (codeOf(error) === "ENOENT") return undefined;
    throw asRefusal(path, "read", error);
  });
  return text === undefined ? undefined : parseKeyFile(path, text);
}

/**
 * Makes the key file with a new key, readable to its owner alone. Where another process was faster, its file stays.
 *
 * @throws {StartRefused} where it cannot be made
 */
export async function makeKeyFile(path: string): Promise<void> {
  // A file that has its name is whole: so nobody reads half a key, and of two processes one wins.
  const unfinished = `${path}.${randomBytes(6).toString("hex")}`;
  try {
    await mkdir(dirname(path), { recursive: true, mode: 0o700 });
    try {
      await writeLasting(unfinished, `${newKeyLine()}\n`);
      await link(unfinished, path).catch((error: unknown) => {
        if (codeOf(error) !== "EEXIST") throw error;
      });
    } finally {
      await unlink(unfinished).catch(() => {});
    }
    await syncFolder(dirname(path));
  } catch (error) {
    throw asRefusal(path, "made", error);
  }
}

async function readGuarded(path: string): Promise<string> {
  // Without O_NONBLOCK a pipe that nobody writes to would hold the start for ever.
  const file = await open(path, constants.O_RDONLY | constants.O_NONBLOCK);
  try {
    const found = await file.stat();
    if (!found.isFile()) throw new StartRefused(`SECRET_KEY_FILE: ${path} is not a file.`);
    if (found.mode & 0o007) {
      throw new StartRefused(
        `SECRET_KEY_FILE: everybody on this machine can get at ${path}; close it with: chmod o-rwx ${path}`,
      );
    }
    const buffer = Buffer.alloc(mostBytes);
    const { bytesRead } = await file.read(buffer, 0, mostBytes, 0);
    return buffer.toString("utf8", 0, bytesRead);
  } finally {
    await file.close();
  }
}

function parseKeyFile(path: string, text: string): KeyFile {
  const lines = text.split(/\r?\n/).map((line) => line.trim());
  const keys: MasterKey[] = [];
  const lost: string[] = [];
  for (const [index, line] of lines.entries()) {
    const bytes = keyLine.test(line) ? Buffer.from(line, "base64") : undefined;
    const id = lostLine.exec(line)?.[1];
    if (bytes?.toString("base64") === line) keys.push(masterKeyOf(bytes));
    else if (id !== undefined) lost.push(id);
    else if (line !== "" && !line.startsWith("#")) throw malformed(path, `line ${index + 1} is none`);
  }
  const [newest, ...older] = keys;
  if (!newest) throw malformed(path, "there is none in it");
  return { keys: [newest, ...older], lost };
}

/** Never repeats the line: it may be a key with a letter too few. */
function malformed(path: string, what: string): StartRefused {
  return new StartRefused(
    `SECRET_KEY_FILE: ${path} must hold keys of 32 bytes in base64, one in a line, and ${what}; put the file from your backup there, or, where nothing was sealed yet, remove it: the start makes one.`,
  );
}

async function writeLasting(path: string, text: string): Promise<void> {
  const file = await open(path, "wx", 0o600);
  try {
    await file.writeFile(text);
    await file.sync();
  } finally {
    await file.close();
  }
  // Made by root in somebody else's folder, it must not lock that user out.
  if (process.getuid?.() !== 0) return;
  const { uid, gid } = await stat(dirname(path));
  await chown(path, uid, gid);
}

/** So that the name, too, outlives a loss of power. */
async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, "r");
  await folder.sync().finally(() => folder.close());
}

const reasons: Record<string, string> = {
  EACCES: "permission denied; it must belong to the user who starts the program",
  EPERM: "not permitted there; make it yourself with: umask 077; openssl rand -base64 32 > FILE",
  EROFS: "the file system is read-only; name a file elsewhere",
  ENOTDIR: "a part of the path is not a folder",
  ENOSPC: "the disk is full",
  EDQUOT: "the disk quota is used up",
  ELOOP: "its links lead in a circle",
};

function asRefusal(path: string, what: "read" | "made", error: unknown): unknown {
  if (error instanceof StartRefused) return error;
  const code = codeOf(error);
  return code
    ? new StartRefused(`SECRET_KEY_FILE: ${path} cannot be ${what}: ${reasons[code] ?? code}.`)
    : error;
}

function codeOf(error: unknown): string {
  return error instanceof Error && "code" in error ? String(error.code) : "";
}
