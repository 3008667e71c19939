import { sql } from "kysely";
import type { Db } from "../../db/db.ts";

/** Whether the role of this connection could do more to the audit than add lines. */
export async function mayAlterAudit(db: Db): Promise<boolean> {
  const { rows } = await sql<{ may: boolean }>`
    select bool_or(has_table_privilege(format('audit.%I', name), 'delete, truncate, trigger')
      or has_any_column_privilege(format('audit.%I', name), 'update')
      or name = 'head' and has_any_column_privilege('audit.head', 'insert')
      or name = 'line' and has_column_privilege('audit.line', 'number', 'insert')) as may
    from unnest(array['line', 'head']) as name`.execute(db);
  return rows[0]?.may ?? false;
}
