// SPDX-License-Identifier: EUPL-1.2
import { sql } from "kysely";
import type { Db } from "../../../../kernel/db/db.ts";
import { protectTable } from "../../../../kernel/db/row-level-security.ts";

const tables = ["picture", "picture_file", "involved_business", "involved_organisation", "calendar_link"];

/** The picture of an offering, who takes part in it besides the organiser, and the private addresses of personal calendars. */
export async function up(db: Db): Promise<void> {
  await sql`
    create table programme.picture (
      site_id uuid not null,
      offering_id uuid not null,
      id uuid not null,
      alt jsonb not null check (alt->>'de' <> ''),
      width integer not null,
      height integer not null,
      small_width integer not null,
      digest text not null,
      made_by uuid,
      made_at timestamptz not null,
      primary key (site_id, offering_id),
      unique (site_id, id),
      foreign key (site_id, offering_id) references programme.offering on delete cascade,
      foreign key (site_id, made_by) references accounts.person on delete set null (made_by)
    );
    create table programme.picture_file (
      site_id uuid not null,
      picture_id uuid not null,
      size text not null check (size in ('gross', 'mittel', 'klein')),
      bytes bytea not null check (octet_length(bytes) <= 10485760),
      primary key (site_id, picture_id, size),
      foreign key (site_id, picture_id) references programme.picture (site_id, id) on delete cascade
    );
    alter table programme.picture_file alter column bytes set storage external;
    create table programme.involved_business (
      site_id uuid not null,
      offering_id uuid not null,
      business_id uuid not null,
      primary key (site_id, offering_id, business_id),
      foreign key (site_id, offering_id) references programme.offering on delete cascade,
      foreign key (site_id, business_id) references directory.business on delete cascade
    );
    create index on programme.involved_business (site_id, business_id);
    create table programme.involved_organisation (
      site_id uuid not null,
      offering_id uuid not null,
      organisation_id uuid not null,
      primary key (site_id, offering_id, organisation_id),
      foreign key (site_id, offering_id) references programme.offering on delete cascade,
      foreign key (site_id, organisation_id) references accounts.organisation on delete cascade
    );
    create index on programme.involved_organisation (site_id, organisation_id);
    create table programme.calendar_link (
      site_id uuid not null references quarter.site on delete cascade,
      id uuid not null,
      token_digest text not null,
      token text not null,
      sign_up_id uuid,
      person_id uuid,
      made_at timestamptz not null,
      primary key (site_id, id),
      unique (site_id, token_digest),
      unique (site_id, sign_up_id),
      unique (site_id, person_id),
      check (num_nonnulls(sign_up_id, person_id) = 1),
      foreign key (site_id, sign_up_id) references programme.sign_up on delete cascade,
      foreign key (site_id, person_id) references accounts.person on delete cascade
    );
    create index on programme.session (site_id, offering_id, ends_at);
  `.execute(db);
  for (const table of tables) await protectTable("programme", table).execute(db);
}
