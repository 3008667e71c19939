// SPDX-License-Identifier: EUPL-1.2
import { sql } from "kysely";
import type { Db } from "../../../../kernel/db/db.ts";
import { protectTable } from "../../../../kernel/db/row-level-security.ts";

/** Who confirmed an entry when, and the yearly question whether it is still right. */
export async function up(db: Db): Promise<void> {
  await sql`
    create table directory.confirmation (
      site_id uuid not null,
      business_id uuid not null,
      at timestamptz not null,
      word text not null check (word in ('owner', 'editor')),
      person_id uuid,
      primary key (site_id, business_id),
      foreign key (site_id, business_id) references directory.business on delete cascade,
      foreign key (site_id, person_id) references accounts.person on delete set null (person_id)
    );
    create table directory.question (
      site_id uuid not null,
      digest text not null,
      business_id uuid not null,
      made_at timestamptz not null,
      expires_at timestamptz not null,
      answered_at timestamptz,
      answer text check (answer in ('right', 'change', 'closed')),
      primary key (site_id, digest),
      foreign key (site_id, business_id) references directory.business on delete cascade
    );
    create index question_business on directory.question (site_id, business_id, made_at desc);
  `.execute(db);
  await protectTable("directory", "confirmation").execute(db);
  await protectTable("directory", "question").execute(db);
}
