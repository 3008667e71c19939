import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { StartRefused } from "../../config/start-refused.ts";

/** Who runs the database, where that is not ourselves. */
export interface SystemUser {
  name: string;
  uid: number;
  gid: number;
}

/**
 * PostgreSQL refuses to run as root. Run by root, we take the user to whom the database already belongs (so that one
 * command run by root does not lock that user out), otherwise the system user `postgres`, otherwise our own (made here
 * where the machine allows it), otherwise `nobody`. Run by anybody else, the database runs as the same user: undefined.
 *
 * @param ownerId the user to whom the database belongs, where there is one yet.
 * @throws {StartRefused} where the user has no entry in the list of users, which PostgreSQL's tools need.
 */
export function chooseSystemUser(ownerId: number | undefined): SystemUser | undefined {
  const uid = process.getuid?.();
  if (uid === undefined) return undefined;
  if (uid !== 0) {
    if (lookUp(uid)) return undefined;
    throw new StartRefused(
      `The user with the number ${uid} has no entry in /etc/passwd, which the embedded database needs; add one, or set DATABASE_URL.`,
    );
  }
  const owner = ownerId === undefined || ownerId === 0 ? undefined : lookUp(ownerId);
  const user = owner ?? lookUp("postgres") ?? lookUp("mittendrin") ?? make("mittendrin") ?? lookUp("nobody");
  if (user) return user;
  throw new StartRefused(
    "The database may not run as root and no system user could be made; run: useradd --system mittendrin",
  );
}

function make(name: string): SystemUser | undefined {
  spawnSync("useradd", ["--system", "--no-create-home", "--shell", "/usr/sbin/nologin", name], {
    stdio: "ignore",
  });
  return lookUp(name);
}

function lookUp(key: string | number): SystemUser | undefined {
  const field = typeof key === "string" ? 0 : 2;
  const [name, , uid, gid] =
    entries().find((entry) => entry[field] === String(key)) ?? ask(String(key)) ?? [];
  return name && uid && gid ? { name, uid: Number(uid), gid: Number(gid) } : undefined;
}

function entries(): string[][] {
  try {
    return readFileSync("/etc/passwd", "utf8")
      .split("\n")
      .map((line) => line.split(":"));
  } catch {
    return [];
  }
}

/** Users may also come from a directory service. */
function ask(key: string): string[] | undefined {
  const { status, stdout } = spawnSync("getent", ["passwd", key], { encoding: "utf8" });
  return status === 0 ? stdout.trim().split(":") : undefined;
}
