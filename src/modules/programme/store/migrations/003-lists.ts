// SPDX-License-Identifier: EUPL-1.2
import { sql } from "kysely";
import type { Db } from "../../../../kernel/db/db.ts";
import { protectTable } from "../../../../kernel/db/row-level-security.ts";

/**
 * Lists that people signed, as photo or PDF, sealed: they hold names. One sheet may be of several dates of a series, and several
 * sheets of one date.
 */
export async function up(db: Db): Promise<void> {
  await sql`
    create table programme.signed_list (
      site_id uuid not null references quarter.site on delete cascade,
      id uuid not null,
      content_type text not null check (content_type in ('application/pdf', 'image/webp')),
      size integer not null check (size > 0),
      sealed bytea not null,
      attached_by uuid,
      attached_at timestamptz not null,
      primary key (site_id, id),
      foreign key (site_id, attached_by) references accounts.person on delete set null (attached_by)
    );
    alter table programme.signed_list alter column sealed set storage external;
    create table programme.signed_list_session (
      site_id uuid not null,
      list_id uuid not null,
      session_id uuid not null,
      primary key (site_id, list_id, session_id),
      foreign key (site_id, list_id) references programme.signed_list on delete cascade,
      foreign key (site_id, session_id) references programme.session on delete cascade
    );
    create index on programme.signed_list_session (site_id, session_id);
  `.execute(db);
  for (const table of ["signed_list", "signed_list_session"])
    await protectTable("programme", table).execute(db);
}
