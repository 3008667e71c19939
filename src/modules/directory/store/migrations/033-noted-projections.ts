// SPDX-License-Identifier: EUPL-1.2
import { sql } from "kysely";
import type { Db } from "../../../../kernel/db/db.ts";

/** The projections that there are by now were made by programs that did not note it: they are made anew once. */
export async function up(db: Db): Promise<void> {
  await sql`
    alter table directory.setting no force row level security;
    insert into directory.setting (site_id, key, value)
      select s.site_id, 'projection', '{"program": "none", "asked": 0, "done": 0}' from quarter.site s on conflict do nothing;
    alter table directory.setting force row level security;
  `.execute(db);
}
