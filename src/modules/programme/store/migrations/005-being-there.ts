// SPDX-License-Identifier: EUPL-1.2
import { sql } from "kysely";
import type { Db } from "../../../../kernel/db/db.ts";
import { protectTable } from "../../../../kernel/db/row-level-security.ts";

/**
 * Roll calls that several devices write down: each row says how often it was written, so that nobody writes over what they have
 * not seen, and what a device has sent is remembered for a while, so that the same again changes nothing. Besides: that somebody
 * who missed twice was asked, and that a person's entry form is there.
 */
export async function up(db: Db): Promise<void> {
  await sql`
    alter table programme.attendance
      add column revision integer not null default 1,
      add column asked_at timestamptz;
    create table programme.roll_sync (
      site_id uuid not null,
      session_id uuid not null,
      id uuid not null,
      outcome jsonb not null,
      at timestamptz not null,
      primary key (site_id, session_id, id),
      foreign key (site_id, session_id) references programme.session on delete cascade
    );
    create index on programme.roll_sync (site_id, at);
    create table programme.entry_form (
      site_id uuid not null,
      guest_id uuid not null,
      done_on date not null,
      recorded_by uuid,
      recorded_at timestamptz not null,
      primary key (site_id, guest_id),
      foreign key (site_id, guest_id) references programme.guest on delete cascade,
      foreign key (site_id, recorded_by) references accounts.person on delete set null (recorded_by)
    );
    create index on programme.attendance (site_id, recorded_at);
  `.execute(db);
  for (const table of ["roll_sync", "entry_form"]) await protectTable("programme", table).execute(db);
}
