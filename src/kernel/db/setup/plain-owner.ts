import { sql } from "kysely";
import { StartRefused } from "../../config/start-refused.ts";
import type { Db } from "../pool.ts";
import { oneAfterTheOther } from "./one-after-the-other.ts";

/**
 * The address under which tables are owned and jobs run. No row-level security holds a superuser: one is let in only to make a
 * plain owner, who cannot sign in and to whom the database is given, and then acts as that owner.
 *
 * @param asGiven the connections of DATABASE_URL
 * @param given DATABASE_URL
 * @param owner what such an owner is called
 * @throws {StartRefused} for a role with BYPASSRLS that is no superuser, since it cannot make such an owner
 */
export async function plainOwner(asGiven: Db, given: string, owner: string): Promise<string> {
  const { rows } = await sql<{ name: string; superuser: boolean; bypass: boolean; database: string }>`
    select rolname as name, rolsuper as superuser, rolbypassrls as bypass, current_database() as database
    from pg_roles where rolname = current_user`.execute(asGiven);
  const [state] = rows;
  if (!state?.superuser && !state?.bypass) return given;
  if (!state.superuser)
    throw new StartRefused(
      `The role of DATABASE_URL has BYPASSRLS, so that row-level security would not hold it; as a superuser run: ALTER ROLE "${state.name}" NOBYPASSRLS;`,
    );
  await oneAfterTheOther(asGiven, async (db) => {
    const found = await sql`select from pg_roles where rolname = ${owner}`.execute(db);
    if (found.rows.length === 0) await sql`create role ${sql.id(owner)} nologin createrole`.execute(db);
    await giveAway(db, state.name, owner);
    await sql`alter database ${sql.id(state.database)} owner to ${sql.id(owner)}`.execute(db);
  });
  const url = new URL(given);
  const options = url.searchParams.get("options");
  url.searchParams.set("options", `${options ? `${options} ` : ""}-c role=${escaped(owner)}`);
  return url.href;
}

/** In the options of a connection blanks and backslashes are escaped (libpq, "options"). */
const escaped = (name: string) => name.replace(/[\\\s]/g, "\\$&");

/**
 * What the superuser has made in this database outside of extensions: a database of an earlier version. REASSIGN OWNED does not
 * serve, since it refuses the role that the cluster was made with.
 */
async function giveAway(db: Db, from: string, to: string): Promise<void> {
  const { rows } = await sql<{ statement: string }>`
    with own as (
      select 1 as turn, format('alter schema %I owner to %I', nspname, ${to}::text) as statement, 'pg_namespace'::regclass as class, oid,
        nspname, nspowner as owner
      from pg_namespace
      union all
      select 2, format('alter table %s owner to %I', c.oid::regclass, ${to}::text), 'pg_class'::regclass, c.oid, n.nspname, relowner
      from pg_class c join pg_namespace n on n.oid = relnamespace
      where relkind in ('r', 'p', 'v', 'm', 'f')
      union all
      -- A sequence of an identity column goes with its table.
      select 3, format('alter sequence %s owner to %I', c.oid::regclass, ${to}::text), 'pg_class'::regclass, c.oid, n.nspname, relowner
      from pg_class c join pg_namespace n on n.oid = relnamespace
      where relkind = 'S' and not exists (select from pg_depend where objid = c.oid and deptype in ('a', 'i'))
      union all
      select 4, format('alter routine %s owner to %I', p.oid::regprocedure, ${to}::text), 'pg_proc'::regclass, p.oid, n.nspname, proowner
      from pg_proc p join pg_namespace n on n.oid = pronamespace
      union all
      select 5, format('alter type %s owner to %I', t.oid::regtype, ${to}::text), 'pg_type'::regclass, t.oid, n.nspname, typowner
      from pg_type t join pg_namespace n on n.oid = typnamespace
      where typtype in ('e', 'd')
    )
    select statement from own
    where owner = (select oid from pg_roles where rolname = ${from}) and nspname !~ '^pg_' and nspname <> 'information_schema'
      and not exists (select from pg_depend d where d.classid = own.class and d.objid = own.oid and d.deptype = 'e')
    order by turn, statement`.execute(db);
  for (const { statement } of rows) await sql.raw(statement).execute(db);
}
