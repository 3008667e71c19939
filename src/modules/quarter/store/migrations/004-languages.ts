// SPDX-License-Identifier: EUPL-1.2
import { sql } from "kysely";
import type { Db } from "../../../../kernel/db/db.ts";

/** The languages in which a site offers its pages; null for all that there are. German is always among them. */
export async function up(db: Db): Promise<void> {
  await sql`
    alter table quarter.site add column languages text[] check (languages is null or 'de' = any(languages));
  `.execute(db);
}
