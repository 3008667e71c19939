// SPDX-License-Identifier: EUPL-1.2
import { sql } from "kysely";
import type { Db } from "../../../../kernel/db/db.ts";
import { protectTable } from "../../../../kernel/db/row-level-security.ts";

/**
 * Entries that may be the same: the keys under which they find each other, the pairs that were found with what became of
 * them, and decisions of people by the names that the sources use, so that they outlast an import taken back and done again.
 * `origin` is the entry that a name of another system was given to; `business_id` where it leads after all merges.
 */
export async function up(db: Db): Promise<void> {
  await sql`
    alter table directory.business drop constraint business_status_check;
    alter table directory.business add constraint business_status_check
      check (status in ('draft', 'published', 'perhaps-closed', 'closed', 'hidden', 'merged'));
    alter table directory.business add column merged_into uuid,
      add foreign key (site_id, merged_into) references directory.business (site_id, id),
      add check ((status = 'merged') = (merged_into is not null));
    create index on directory.business (site_id, merged_into) where merged_into is not null;
    alter table directory.change drop constraint change_action_check;
    alter table directory.change add constraint change_action_check
      check (action in ('create', 'edit', 'status', 'undo', 'merge'));

    alter table directory.identifier add column origin uuid;
    -- Rows of all sites at once: the policies hold the owner, too, to one site.
    alter table directory.identifier no force row level security;
    update directory.identifier set origin = business_id;
    alter table directory.identifier force row level security;
    alter table directory.identifier alter column origin set not null;

    create table directory.duplicate_key (
      site_id uuid not null,
      key bigint not null,
      business_id uuid not null,
      primary key (site_id, key, business_id),
      foreign key (site_id, business_id) references directory.business on delete cascade
    );
    create index on directory.duplicate_key (site_id, business_id);
    create table directory.duplicate_key_state (
      site_id uuid not null references quarter.site on delete cascade,
      version integer not null,
      primary key (site_id)
    );
    create table directory.duplicate (
      site_id uuid not null,
      id integer generated always as identity,
      one uuid not null,
      other uuid not null,
      score real not null,
      reasons jsonb not null,
      state text not null check (state in ('open', 'merged', 'separated')),
      by_rule boolean not null default false,
      kept uuid,
      kept_change uuid,
      gone_change uuid,
      import_id integer,
      found_at timestamptz not null default now(),
      decided_at timestamptz,
      decided_by text,
      primary key (site_id, id),
      unique (site_id, one, other),
      check (one < other),
      check ((state = 'merged') = (kept is not null)),
      foreign key (site_id, one) references directory.business on delete cascade,
      foreign key (site_id, other) references directory.business on delete cascade
    );
    create index on directory.duplicate (site_id, other);
    create index on directory.duplicate (site_id, import_id) where import_id is not null;
    create table directory.duplicate_decision (
      site_id uuid not null references quarter.site on delete cascade,
      one text not null,
      other text not null,
      decision text not null check (decision in ('merged', 'separated')),
      decided_at timestamptz not null default now(),
      decided_by text not null,
      primary key (site_id, one, other)
    );
  `.execute(db);
  for (const table of ["duplicate_key", "duplicate_key_state", "duplicate", "duplicate_decision"])
    await protectTable("directory", table).execute(db);
}
