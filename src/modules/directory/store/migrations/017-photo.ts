// SPDX-License-Identifier: EUPL-1.2
import { sql } from "kysely";
import type { Db } from "../../../../kernel/db/db.ts";
import { protectTable } from "../../../../kernel/db/row-level-security.ts";

/** Photos of businesses, and each in the sizes in which it is shown. */
export async function up(db: Db): Promise<void> {
  await sql`
    create table directory.photo (
      site_id uuid not null,
      id uuid not null,
      business_id uuid not null,
      state text not null check (state in ('waiting', 'shown')),
      alt text not null check (alt <> ''),
      language text not null,
      width integer not null,
      height integer not null,
      digest text not null,
      made_by uuid,
      made_at timestamptz not null,
      primary key (site_id, id),
      foreign key (site_id, business_id) references directory.business on delete cascade,
      foreign key (site_id, made_by) references accounts.person on delete set null (made_by)
    );
    create index photo_business on directory.photo (site_id, business_id, id);
    create table directory.photo_file (
      site_id uuid not null,
      photo_id uuid not null,
      size text not null check (size in ('gross', 'klein')),
      bytes bytea not null check (octet_length(bytes) <= 10485760),
      primary key (site_id, photo_id, size),
      foreign key (site_id, photo_id) references directory.photo on delete cascade
    );
    alter table directory.photo_file alter column bytes set storage external;
  `.execute(db);
  await protectTable("directory", "photo").execute(db);
  await protectTable("directory", "photo_file").execute(db);
}
