import { sql } from "kysely";
import type { Db } from "../../../../kernel/db/db.ts";

/**
 * When a project runs, as far as it is known: a year, a month or a day. What began with a month and ended with one was
 * shown by its months, and stays so.
 */
export async function up(db: Db): Promise<void> {
  await sql`
    alter table quarter.project
      alter column starts_on type text using case when extract(day from starts_on) = 1
        then to_char(starts_on, 'YYYY-MM') else to_char(starts_on, 'YYYY-MM-DD') end,
      alter column ends_on type text using case when extract(day from ends_on + 1) = 1
        then to_char(ends_on, 'YYYY-MM') else to_char(ends_on, 'YYYY-MM-DD') end,
      add check (starts_on ~ '^[0-9]{4}(-[0-9]{2}){0,2}$'),
      add check (ends_on ~ '^[0-9]{4}(-[0-9]{2}){0,2}$');
  `.execute(db);
}
