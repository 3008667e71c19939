import { createHmac, randomBytes } from "node:crypto";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { sql } from "kysely";
import { StartRefused } from "../../config/start-refused.ts";
import type { Log } from "../log.ts";
import type { ModuleMigrations } from "../migrations.ts";
import { type Db, openPool } from "../pool.ts";
import type { RoleNames } from "../role-names.ts";
import { connectionRefused, userOf } from "./connection-failure.ts";
import { plainOwner } from "./plain-owner.ts";
import { prepareDatabase } from "./prepare.ts";
import { setWebPassword } from "./roles.ts";

/** Addresses that have been tried and may be used. */
export interface ReadyServer {
  url: string;
  appUrl: string;
}

/** The operator's own server. */
export interface OwnServer {
  databaseUrl: string;
  databaseAppUrl: string | undefined;
  databaseReadUrl: string | undefined;
  dataDir: string;
}

/**
 * Prepares the database behind `DATABASE_URL` and makes sure that the web role can sign in and is held by row-level
 * security. Without `DATABASE_APP_URL` that role is made here.
 *
 * @throws {StartRefused} one sentence per thing that can be wrong.
 */
export async function prepareOwnServer(
  server: OwnServer,
  migrations: ModuleMigrations[],
  log: Log,
): Promise<ReadyServer> {
  const given = server.databaseUrl;
  const asGiven = openPool(given, { application_name: "mittendrin setup", max: 1 }, log);
  try {
    await tryOnce(asGiven, "DATABASE_URL", given);
    const roles = roleNamesFor(server);
    const appUrl = server.databaseAppUrl ?? urlWith(given, roles.web, derivedPassword(server));
    const password = decodeURIComponent(new URL(appUrl).password) || undefined;
    const url = await plainOwner(asGiven, given, roles.owner);
    const owner =
      url === given ? asGiven : openPool(url, { application_name: "mittendrin setup", max: 1 }, log);
    try {
      await prepareDatabase(owner, { roles, webPassword: password, migrations, log });
    } finally {
      if (owner !== asGiven) await owner.destroy();
    }
    await signInAsWeb(
      asGiven,
      roles.web,
      appUrl,
      server.databaseAppUrl === undefined ? password : undefined,
      log,
    );
    if (server.databaseReadUrl !== undefined) await refuseExemptReader(server.databaseReadUrl, log);
    return { url, appUrl };
  } finally {
    await asGiven.destroy();
  }
}

function roleNamesFor({ databaseUrl, databaseAppUrl }: OwnServer): RoleNames & { owner: string } {
  // PostgreSQL cuts names at 63 bytes.
  const database = decodeURIComponent(new URL(databaseUrl).pathname.slice(1)).slice(0, 55);
  const web = databaseAppUrl === undefined ? `${database}_web` : userOf(databaseAppUrl);
  if (web === "") throw new StartRefused("DATABASE_APP_URL must name the user to sign in as.");
  return { web, search: `${database}_search`, owner: `${database}_owner` };
}

/**
 * The same on every machine that knows the owner's password, so that nothing has to be passed around. An owner without
 * a password (peer, trust, certificate) gets a random one that is kept in the data folder.
 */
function derivedPassword({ databaseUrl, dataDir }: OwnServer): string {
  const { password, pathname } = new URL(databaseUrl);
  if (password !== "") {
    return createHmac("sha256", decodeURIComponent(password))
      .update(`web role of ${pathname}`)
      .digest("base64url");
  }
  const file = join(dataDir, "database-web-password");
  try {
    mkdirSync(dataDir, { recursive: true, mode: 0o700 });
    writeFileSync(file, randomBytes(32).toString("base64url"), { flag: "wx", mode: 0o600 });
  } catch (error) {
    const exists = error instanceof Error && "code" in error && error.code === "EEXIST";
    if (!exists)
      throw new StartRefused(`DATA_DIR: cannot write ${file}; set DATABASE_APP_URL or make it writable.`);
  }
  return readFileSync(file, "utf8").trim();
}

function urlWith(url: string, user: string, password: string): string {
  const result = new URL(url);
  result.searchParams.delete("user");
  result.searchParams.delete("password");
  result.username = encodeURIComponent(user);
  result.password = encodeURIComponent(password);
  return result.href;
}

async function signInAsWeb(
  owner: Db,
  web: string,
  appUrl: string,
  ownPassword: string | undefined,
  log: Log,
): Promise<void> {
  const attempt = async () => {
    const db = openPool(appUrl, { application_name: "mittendrin setup", max: 1 }, log);
    try {
      await tryOnce(
        db,
        ownPassword === undefined ? "DATABASE_APP_URL" : `DATABASE_URL (as "${web}")`,
        appUrl,
      );
    } finally {
      await db.destroy();
    }
  };
  try {
    await attempt();
  } catch (error) {
    // The owner's password, from which this one is derived, has changed since the role was made.
    if (ownPassword === undefined || !(error instanceof StartRefused) || !/password/.test(error.message))
      throw error;
    await setWebPassword(owner, web, ownPassword);
    await attempt();
  }
}

async function refuseExemptReader(url: string, log: Log): Promise<void> {
  const db = openPool(url, { application_name: "mittendrin setup", max: 1 }, log);
  try {
    await tryOnce(db, "DATABASE_READ_URL", url);
    const { rows } = await sql<{ exempt: boolean }>`
      select rolsuper or rolbypassrls as exempt from pg_roles where rolname = current_user`.execute(db);
    if (rows[0]?.exempt) {
      throw new StartRefused(
        "DATABASE_READ_URL signs in as a role that row-level security does not hold; use the web role.",
      );
    }
  } finally {
    await db.destroy();
  }
}

async function tryOnce(db: Db, variable: string, url: string): Promise<void> {
  try {
    await sql`select 1`.execute(db);
  } catch (error) {
    throw connectionRefused(variable, url, error instanceof Error && error.cause ? error.cause : error);
  }
}
