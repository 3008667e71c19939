import { sql } from "kysely";
import type { Db } from "../../../../kernel/db/db.ts";
import { protectTable } from "../../../../kernel/db/row-level-security.ts";

/** Another mail address on the way, a second factor that two administrators take away, what a person was told, looking as a role. */
export async function up(db: Db): Promise<void> {
  await sql`
    create table accounts.mail_change (
      site_id uuid not null,
      person_id uuid not null,
      mail text not null,
      -- What recognises the links to the new and to the present address; null where there is no present one.
      new_hash text not null,
      old_hash text,
      new_confirmed boolean not null default false,
      old_confirmed boolean not null,
      started_at timestamptz not null,
      expires_at timestamptz not null,
      primary key (site_id, person_id),
      foreign key (site_id, person_id) references accounts.person on delete cascade
    );
    create index mail_change_new on accounts.mail_change (site_id, new_hash);
    create index mail_change_old on accounts.mail_change (site_id, old_hash);
    create table accounts.factor_removal (
      site_id uuid not null,
      person_id uuid not null,
      asked_by uuid not null,
      asked_at timestamptz not null,
      primary key (site_id, person_id),
      foreign key (site_id, person_id) references accounts.person on delete cascade,
      foreign key (site_id, asked_by) references accounts.person on delete cascade
    );
    alter table accounts.person add column told_at timestamptz;
    alter table accounts.session add column viewing_as text;`.execute(db);
  for (const table of ["mail_change", "factor_removal"]) await protectTable("accounts", table).execute(db);
}
