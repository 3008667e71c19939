import { sql } from "kysely";
import type { Db } from "../../db/db.ts";

/** The version as PostgreSQL names it, and the moment on its clock. */
export async function serverState(db: Db): Promise<{ version: string; clock: Date }> {
  const { rows } = await sql<{ version: string; clock: Date }>`
    select current_setting('server_version') as version, clock_timestamp() as clock`.execute(db);
  const [state] = rows;
  if (!state) throw new Error("The database gave no answer.");
  return state;
}

/** Which of these letters the search takes for none. */
export async function unseenLetters(db: Db, letters: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ letter: string }>`
    select letter from unnest(${letters}::text[]) as letter where cardinality(show_trgm(letter)) = 0`.execute(
    db,
  );
  return rows.map(({ letter }) => letter);
}

/** All tables that hold rows of sites, and whether row-level security holds everybody to the own ones. */
export async function siteTables(db: Db): Promise<{ name: string; isProtected: boolean }[]> {
  const { rows } = await sql<{ name: string; isProtected: boolean }>`
    select format('%I.%I', n.nspname, c.relname) as name,
      c.relrowsecurity and c.relforcerowsecurity
        and exists (select from pg_policy p where p.polrelid = c.oid) as "isProtected"
    from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
    where a.attname = 'site_id' and not a.attisdropped and c.relkind in ('r', 'p')
      and n.nspname <> 'information_schema' and not starts_with(n.nspname, 'pg_')
    order by 1`.execute(db);
  return rows;
}

/** What the role of a connection could do beyond what policies let it. */
export interface RoleRights {
  name: string;
  superuser: boolean;
  bypass: boolean;
  /** Tables, functions and schemas that belong to it. */
  owns: number;
  /** Whether it may act as the owner. */
  isOwner: boolean;
}

/** @param owner name of the role that owns and migrates */
export async function rightsOf(db: Db, owner: string): Promise<RoleRights> {
  const { rows } = await sql<RoleRights>`
    select r.rolname as name, r.rolsuper as superuser, r.rolbypassrls as bypass,
      ((select count(*) from pg_class where relowner = r.oid)
        + (select count(*) from pg_proc where proowner = r.oid)
        + (select count(*) from pg_namespace where nspowner = r.oid and not starts_with(nspname, 'pg_')))::integer as owns,
      pg_has_role(r.oid, ${owner}, 'member') as "isOwner"
    from pg_roles r where r.rolname = current_user`.execute(db);
  const [rights] = rows;
  if (!rights) throw new Error("The database does not know the role that it was asked by.");
  return rights;
}

/** As whom the connection is signed in. */
export async function roleName(db: Db): Promise<string> {
  const { rows } = await sql<{ name: string }>`select current_user as name`.execute(db);
  return rows[0]?.name ?? "";
}
