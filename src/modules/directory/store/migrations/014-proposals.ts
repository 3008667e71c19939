// SPDX-License-Identifier: EUPL-1.2
import { sql } from "kysely";
import type { Db } from "../../../../kernel/db/db.ts";
import { protectTable } from "../../../../kernel/db/row-level-security.ts";

/**
 * What people ask of the directory and what became of it, and the settings of a site. `receipt` recognises the code by which
 * somebody without an account follows what they asked; `contact` is sealed and forgotten some time after the decision.
 */
export async function up(db: Db): Promise<void> {
  await sql`
    create table directory.proposal (
      site_id uuid not null references quarter.site on delete cascade,
      id uuid not null,
      kind text not null check (kind in ('change', 'new', 'claim', 'removal', 'closed')),
      state text not null default 'waiting' check (state in ('waiting', 'accepted', 'refused', 'withdrawn')),
      business_id uuid,
      asked jsonb not null,
      contact text,
      receipt text,
      language text not null,
      made_at timestamptz not null default now(),
      made_by uuid,
      decided_at timestamptz,
      decided_by uuid,
      reason text,
      change_id uuid,
      primary key (site_id, id),
      unique (site_id, receipt),
      check (kind = 'new' or business_id is not null),
      check ((state = 'waiting') = (decided_at is null)),
      foreign key (site_id, business_id) references directory.business on delete cascade,
      foreign key (site_id, made_by) references accounts.person,
      foreign key (site_id, decided_by) references accounts.person
    );
    create index on directory.proposal (site_id, made_at) where state = 'waiting';
    create index on directory.proposal (site_id, business_id);
    create index on directory.proposal (site_id, decided_at) where state <> 'waiting';
    create table directory.setting (
      site_id uuid not null references quarter.site on delete cascade,
      key text not null,
      value jsonb not null,
      changed_at timestamptz not null default now(),
      primary key (site_id, key)
    );
  `.execute(db);
  await protectTable("directory", "proposal").execute(db);
  await protectTable("directory", "setting").execute(db);
}
