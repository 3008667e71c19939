import { sql } from "kysely";
import type { Db } from "../../../db/db.ts";

/** A mail may bring a calendar file, which is kept exactly as long as its text. */
export async function up(db: Db): Promise<void> {
  await sql`
    alter table mail.outgoing add column calendar text,
      add constraint outgoing_calendar check (calendar is null or state = 'waiting');`.execute(db);
}
