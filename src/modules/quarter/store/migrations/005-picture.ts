// SPDX-License-Identifier: EUPL-1.2
import { sql } from "kysely";
import type { Db } from "../../../../kernel/db/db.ts";
import { protectTable } from "../../../../kernel/db/row-level-security.ts";

/** The picture of a site, the one before it, by which a change is taken back, and both in the sizes in which they are shown. */
export async function up(db: Db): Promise<void> {
  await sql`
    alter table quarter.site add column picture jsonb, add column picture_before jsonb;
    create table quarter.picture_file (
      site_id uuid not null references quarter.site on delete cascade,
      picture_id uuid not null,
      size text not null check (size in ('gross', 'klein')),
      bytes bytea not null check (octet_length(bytes) <= 10485760),
      primary key (site_id, picture_id, size)
    );
    alter table quarter.picture_file alter column bytes set storage external;
  `.execute(db);
  await protectTable("quarter", "picture_file").execute(db);
}
