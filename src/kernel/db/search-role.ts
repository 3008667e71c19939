import { sql } from "kysely";
import type { Db } from "./pool.ts";
import { searchRole, searchRoleName, webRole } from "./role-names.ts";

/** A function made by the migration that calls `runAsSearchRole`. */
export interface SearchFunction {
  schema: string;
  name: string;
  /** The argument types as PostgreSQL writes them, such as `uuid, text, integer`. */
  parameters: string;
  /** The tables it reads, as [schema, table]. */
  reads: [schema: string, table: string][];
}

/**
 * For a migration: lets a function run with the rights of the search role (SECURITY DEFINER), so that it may use
 * indexes that a row-level policy would bar. It must therefore limit itself to the site it is given. Only the web role
 * and the owner (the commands) may call it. To change such a function later, drop it, make it anew and call this again: the owner of a schema may
 * drop what is in it, but may not replace a function that belongs to another role.
 *
 * @example
 * await runAsSearchRole(db, { schema: "directory", name: "search", parameters: "uuid, text", reads: [["directory", "entry"]] });
 */
export async function runAsSearchRole(
  db: Db,
  { schema, name, parameters, reads }: SearchFunction,
): Promise<void> {
  const target = sql`${sql.id(schema, name)}(${sql.raw(parameters)})`;
  const tables = reads.map(([readSchema, table]) => {
    return sql`grant usage on schema ${sql.id(readSchema)} to ${searchRole}; grant select on ${sql.id(readSchema, table)} to ${searchRole};`;
  });
  const { owner, member, setOnly } = await membership(db);
  const join = member
    ? sql``
    : sql`grant ${searchRole} to current_user ${setOnly ? sql`with set true, inherit false` : sql``};`;
  const leave = member ? sql`` : sql`revoke ${searchRole} from current_user;`;
  await sql`
    ${sql.join(tables, sql` `)}
    alter function ${target} security definer;
    alter function ${target} set search_path = pg_catalog, public, pg_temp;
    revoke all on function ${target} from public;
    grant execute on function ${target} to ${webRole};
    grant usage on schema ${sql.id(schema)} to ${webRole};
    grant create, usage on schema ${sql.id(schema)} to ${searchRole};
    ${join}
    alter function ${target} owner to ${searchRole};
    set local role ${searchRole};
    grant execute on function ${target} to ${sql.id(owner)};
    reset role;
    ${leave}
    revoke create on schema ${sql.id(schema)} from ${searchRole};`.execute(db);
}

/**
 * Only a member may give its function to a role. From 16 on a membership says what it is for; in 15 it also inherits
 * the role's rights to read, so it lasts only as long as it must.
 */
async function membership(db: Db): Promise<{ owner: string; member: boolean; setOnly: boolean }> {
  const { rows } = await sql<{ number: number; owner: string }>`
    select current_setting('server_version_num')::int as number, current_user as owner`.execute(db);
  const setOnly = (rows[0]?.number ?? 0) >= 160000;
  const kind = sql.lit(setOnly ? "set" : "member");
  const has = await sql<{ member: boolean }>`
    select pg_has_role(${searchRoleName}, ${kind}) as member`.execute(db);
  return { owner: rows[0]?.owner ?? "", member: has.rows[0]?.member ?? false, setOnly };
}
