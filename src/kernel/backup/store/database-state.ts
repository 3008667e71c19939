import { sql } from "kysely";
import type { Db } from "../../db/db.ts";

/** All migrations that a database has been brought to, by its own word, as `module/migration`. */
export async function allApplied(owner: Db): Promise<string[]> {
  const { rows: schemas } = await sql<{ schema: string }>`
    select schemaname as schema from pg_tables where tablename = 'migration' order by 1`.execute(owner);
  const names: string[] = [];
  for (const { schema } of schemas) {
    const { rows } = await sql<{
      name: string;
    }>`select name from ${sql.id(schema, "migration")} order by 1`.execute(owner);
    names.push(...rows.map(({ name }) => `${schema}/${name}`));
  }
  return names;
}

/** The number that PostgreSQL gave the cluster when it was made. A copy or a restored one has the same. */
export async function databaseId(owner: Db): Promise<string> {
  const { rows } = await sql<{ id: string }>`
    select system_identifier::text as id from pg_control_system()`.execute(owner);
  return rows[0]?.id ?? "";
}

/** Whether the database has the table of secret keys yet: a backup may be older than it. */
export async function hasKeys(owner: Db): Promise<boolean> {
  const { rows } = await sql<{ found: boolean }>`
    select to_regclass('secrets.key') is not null as found`.execute(owner);
  return rows[0]?.found ?? false;
}
