// SPDX-License-Identifier: EUPL-1.2
import { sql } from "kysely";
import type { Db } from "../../../../kernel/db/db.ts";

/**
 * The order of the list in full, with what its conditions ask of a session: to reach a late page, or to count a month, no session is
 * looked up itself but those that are shown.
 */
export async function up(db: Db): Promise<void> {
  await sql`
    drop index programme.session_site_id_starts_at_idx;
    create index session_in_order on programme.session (site_id, starts_at, id) include (ends_at, offering_id, state);
  `.execute(db);
}
