import { sql } from "kysely";
import { StartRefused } from "../../config/start-refused.ts";
import type { Db } from "../pool.ts";
import type { RoleNames } from "../role-names.ts";
import { scramVerifier } from "./scram.ts";

interface RoleState {
  name: string;
  superuser: boolean;
  bypass: boolean;
}

/**
 * Creates the web role and the search role where they are missing and lets the web role connect.
 *
 * @param password for a web role that is made here; without one it is made without a password.
 * @throws {StartRefused} with the SQL to run where the owner may not create roles, or where the web role would not be
 * held by row-level security.
 */
export async function ensureRoles(owner: Db, roles: RoleNames, password: string | undefined): Promise<void> {
  const present = await readRoles(owner, roles);
  if (!present.has(roles.web)) {
    const secret = password === undefined ? sql`` : sql`password ${sql.lit(scramVerifier(password))}`;
    await create(owner, roles, sql`create role ${sql.id(roles.web)} login ${secret}`);
  }
  if (!present.has(roles.search))
    await create(owner, roles, sql`create role ${sql.id(roles.search)} nologin`);
  for (const state of present.values()) refuseExempt(state);
  await refuseInheritor(owner, roles.search);
  const { rows } = await sql<{ database: string; connects: boolean; owns: boolean }>`
    select current_database() as database,
      has_database_privilege(${roles.web}, current_database(), 'connect') as connects,
      pg_has_role(${roles.web}, current_user, 'member') as owns`.execute(owner);
  const [state] = rows;
  if (state?.owns) {
    throw new StartRefused(
      `DATABASE_APP_URL signs in as "${roles.web}", who has the rights of the owner; give the web pages a role of their own.`,
    );
  }
  if (state && !state.connects) {
    await sql`grant connect on database ${sql.id(state.database)} to ${sql.id(roles.web)}`.execute(owner);
  }
}

/** Sets the web role's password anew, after the owner's has changed. */
export async function setWebPassword(owner: Db, web: string, password: string): Promise<void> {
  await sql`alter role ${sql.id(web)} password ${sql.lit(scramVerifier(password))}`.execute(owner);
}

async function readRoles(owner: Db, roles: RoleNames): Promise<Map<string, RoleState>> {
  const { rows } = await sql<RoleState>`
    select rolname as name, rolsuper as superuser, rolbypassrls as bypass from pg_roles
    where rolname in (${roles.web}, ${roles.search})`.execute(owner);
  return new Map(rows.map((row) => [row.name, row]));
}

async function create(owner: Db, roles: RoleNames, statement: ReturnType<typeof sql>): Promise<void> {
  try {
    await statement.execute(owner);
  } catch (error) {
    const code = error instanceof Error && "code" in error ? error.code : "";
    // Another process was faster.
    if (code === "42710" || code === "23505") return;
    if (code !== "42501") throw error;
    const { rows } = await sql<{ name: string; version: number }>`
      select current_user as name, current_setting('server_version_num')::int as version`.execute(owner);
    const name = rows[0]?.name;
    // Whoever inherits the search role sees the rows of all sites; until 15 that is a matter of the member, not of the grant.
    const join =
      (rows[0]?.version ?? 0) < 160000
        ? `GRANT "${roles.search}" TO "${name}" WITH ADMIN OPTION; ALTER ROLE "${name}" NOINHERIT;`
        : `GRANT "${roles.search}" TO "${name}" WITH ADMIN TRUE, INHERIT FALSE;`;
    throw new StartRefused(
      `The role of DATABASE_URL may not create roles; as a superuser run: CREATE ROLE "${roles.web}" LOGIN PASSWORD '…'; CREATE ROLE "${roles.search}" NOLOGIN; ${join} and set DATABASE_APP_URL to sign in as "${roles.web}".`,
    );
  }
}

/**
 * The search role reads the rows of all sites. An owner who is its member for good, which is needed where it may not create roles,
 * must not have its rights without taking that role on.
 */
async function refuseInheritor(owner: Db, search: string): Promise<void> {
  const { rows } = await sql<{ name: string; inherits: boolean; version: number }>`
    select current_user as name, pg_has_role(${search}, 'usage') as inherits,
      current_setting('server_version_num')::int as version`.execute(owner);
  const [state] = rows;
  if (!state?.inherits) return;
  throw new StartRefused(
    `The role of DATABASE_URL inherits the rights of "${search}", so that row-level security would not hold it; as a superuser run: ${
      state.version < 160000
        ? `ALTER ROLE "${state.name}" NOINHERIT;`
        : `GRANT "${search}" TO "${state.name}" WITH INHERIT FALSE;`
    }`,
  );
}

function refuseExempt({ name, superuser, bypass }: RoleState): void {
  if (!superuser && !bypass) return;
  const what = superuser ? "is a superuser" : "has BYPASSRLS";
  throw new StartRefused(
    `The role "${name}" ${what}, so that row-level security would not hold it; use another role.`,
  );
}
