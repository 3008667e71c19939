import { sql } from "kysely";
import type { Db } from "../../../../kernel/db/db.ts";

/** Which published values are only roughly known: figures one by one, a funding plan as a whole. */
export async function up(db: Db): Promise<void> {
  await sql`
    alter table quarter.figure add column approximate boolean not null default false;
    alter table quarter.project add column funding_approximate boolean not null default false;
  `.execute(db);
}
