// SPDX-License-Identifier: EUPL-1.2
import { sql } from "kysely";
import type { Db } from "../../../../kernel/db/db.ts";

/**
 * What the editors' queue counts each time it is drawn; and the line of the history in which an editor chose field by field
 * after a merge, so that it is taken back with it.
 */
export async function up(db: Db): Promise<void> {
  await sql`
    create index on directory.business (site_id, id) where status = 'perhaps-closed';
    create index on directory.change (site_id, id) where action = 'edit' and import_id is not null and not undone;
    alter table directory.duplicate add column chosen_change uuid;
  `.execute(db);
}
