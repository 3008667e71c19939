// SPDX-License-Identifier: EUPL-1.2
import { sql } from "kysely";
import type { Db } from "../../../../kernel/db/db.ts";

/** Which import brought and which saw an entry last, so that one can tell what vanished; and imports taken back. */
export async function up(db: Db): Promise<void> {
  await sql`
    alter table directory.identifier add column first_import integer, add column seen_by integer,
      add column reach real not null default 0,
      add column filed_as text not null default '';
    alter table directory.import_run add column undone_at timestamptz, add column undone_by text, add column undone jsonb;
    -- Rows of all sites at once: the policies hold the owner, too, to one site.
    alter table directory.identifier no force row level security;
    alter table directory.change no force row level security;
    update directory.identifier i set first_import = c.import_id, seen_by = c.import_id from directory.change c
      where c.site_id = i.site_id and c.business_id = i.business_id and c.action = 'create' and c.import_id is not null;
    alter table directory.identifier force row level security;
    alter table directory.change force row level security;
  `.execute(db);
}
