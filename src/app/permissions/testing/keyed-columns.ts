import assert from "node:assert/strict";
import { sql } from "kysely";
import type { Db } from "../../../kernel/db/db.ts";
import { inSite } from "../../../kernel/db/in-site.ts";
import { sealedColumns, signedColumns } from "../../../kernel/secrets/sealed-columns.ts";
import { allSites } from "../../../modules/quarter/index.ts";
import { slots } from "../../compose.ts";

/** Forms that are open, and what is gone with the quarter of an hour. */
const passing = new Set(["accounts.spent_challenge.digest"]);

/** Finds each column that holds what the secret key has made, and asks that the renewal of keys knows it. */
export async function assertKeyed({ owner }: { owner: Db }): Promise<void> {
  const known = new Set(
    [...sealedColumns.of(slots), ...signedColumns.of(slots)].map(({ table, column }) => `${table}.${column}`),
  );
  const { rows: columns } = await sql<{ table: string; column: string; bytes: boolean }>`
    select c.table_schema || '.' || c.table_name as "table", c.column_name as "column", c.data_type = 'bytea' as bytes
    from information_schema.columns c join information_schema.tables t using (table_schema, table_name)
    where t.table_type = 'BASE TABLE' and c.data_type in ('text', 'bytea', 'jsonb')
      and exists (select from information_schema.columns s where s.table_schema = c.table_schema
        and s.table_name = c.table_name and s.column_name = 'site_id')`.execute(owner);
  const found = new Set<string>();
  for (const { id } of await allSites(owner))
    await inSite(owner, id, async (tx) => {
      for (const { table, column, bytes } of columns) {
        const text = bytes
          ? sql`encode(substring(${sql.ref(column)} from 1 for 40), 'escape')`
          : sql`${sql.ref(column)}::text`;
        const { rows } = await sql`
          select from ${sql.table(table)} where ${text} ~ '(^|")1[.][0-9a-f]{12}[.]' limit 1`.execute(tx);
        if (rows.length > 0) found.add(`${table}.${column}`);
      }
    });
  assert.ok(found.size > 8, `only ${[...found].join(", ")}`);
  assert.deepEqual(
    [...found].filter((name) => !known.has(name) && !passing.has(name)),
    [],
  );
}
