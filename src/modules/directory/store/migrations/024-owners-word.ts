// SPDX-License-Identifier: EUPL-1.2
import { sql } from "kysely";
import type { Db } from "../../../../kernel/db/db.ts";
import { protectTable } from "../../../../kernel/db/row-level-security.ts";

/**
 * Papers by which somebody shows that a business is theirs, sealed; who agreed to what an owner said; photos that an editor
 * declined; and from which claim an ownership came, and why it was taken away.
 */
export async function up(db: Db): Promise<void> {
  await sql`
    create table directory.claim_document (
      site_id uuid not null,
      proposal_id uuid not null,
      content_type text not null check (content_type in ('application/pdf', 'image/webp')),
      size integer not null,
      sealed bytea not null check (octet_length(sealed) <= 10500000),
      made_at timestamptz not null default now(),
      primary key (site_id, proposal_id),
      foreign key (site_id, proposal_id) references directory.proposal on delete cascade
    );
    alter table directory.claim_document alter column sealed set storage external;
    alter table directory.change add column agreed_by text;
    alter table directory.photo drop constraint photo_state_check;
    alter table directory.photo add constraint photo_state_check check (state in ('waiting', 'shown', 'declined'));
    alter table directory.ownership add column proposal_id uuid, add column taken_away boolean not null default false,
      add column end_reason text;
  `.execute(db);
  await protectTable("directory", "claim_document").execute(db);
}
