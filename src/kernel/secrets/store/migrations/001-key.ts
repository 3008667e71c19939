import { sql } from "kysely";
import type { Db } from "../../../db/db.ts";

/** Which secret keys were used with this database; never the keys. They belong to no site, and web pages need no right. */
export async function up(db: Db): Promise<void> {
  await sql`
    create table secrets.key (
      id text primary key check (id ~ '^[0-9a-f]{12}$'),
      first_used_at timestamptz not null default now()
    )`.execute(db);
}
