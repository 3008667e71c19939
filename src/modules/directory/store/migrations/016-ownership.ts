// SPDX-License-Identifier: EUPL-1.2
import { sql } from "kysely";
import type { Db } from "../../../../kernel/db/db.ts";
import { protectTable } from "../../../../kernel/db/row-level-security.ts";

/** Whose businesses are, the codes by which somebody takes one over, and what owners typed but did not yet publish. */
export async function up(db: Db): Promise<void> {
  await sql`
    create table directory.ownership (
      site_id uuid not null,
      business_id uuid not null,
      person_id uuid not null,
      since timestamptz not null,
      until timestamptz,
      how text not null check (how in ('mail', 'letter', 'person', 'document', 'handed-over', 'demo')),
      primary key (site_id, business_id, person_id, since),
      foreign key (site_id, business_id) references directory.business on delete cascade,
      foreign key (site_id, person_id) references accounts.person on delete cascade
    );
    create unique index ownership_in_force on directory.ownership (site_id, business_id, person_id) where until is null;
    create index ownership_person on directory.ownership (site_id, person_id) where until is null;
    create table directory.claim_code (
      site_id uuid not null,
      digest text not null,
      business_id uuid not null,
      way text not null check (way in ('mail', 'letter', 'person', 'handed-over')),
      sent_to text,
      made_by uuid,
      made_at timestamptz not null,
      expires_at timestamptz not null,
      used_at timestamptz,
      used_by uuid,
      primary key (site_id, digest),
      foreign key (site_id, business_id) references directory.business on delete cascade,
      foreign key (site_id, made_by) references accounts.person on delete set null (made_by),
      foreign key (site_id, used_by) references accounts.person on delete set null (used_by)
    );
    create index claim_code_business on directory.claim_code (site_id, business_id);
    create table directory.draft (
      site_id uuid not null,
      business_id uuid not null,
      person_id uuid not null,
      part text not null,
      fields jsonb not null,
      at timestamptz not null,
      primary key (site_id, business_id, person_id, part),
      foreign key (site_id, business_id) references directory.business on delete cascade,
      foreign key (site_id, person_id) references accounts.person on delete cascade
    );
  `.execute(db);
  for (const table of ["ownership", "claim_code", "draft"])
    await protectTable("directory", table).execute(db);
}
