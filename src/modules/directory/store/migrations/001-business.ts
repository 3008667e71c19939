import { sql } from "kysely";
import type { Db } from "../../../../kernel/db/db.ts";
import { protectTable } from "../../../../kernel/db/row-level-security.ts";

/** Businesses with the source of every field, their history, and the imports they came by. */
export async function up(db: Db): Promise<void> {
  await sql`
    create table directory.source (
      site_id uuid not null references quarter.site on delete cascade,
      id integer generated always as identity,
      kind text not null check (kind in ('owner', 'editor', 'import')),
      name text not null,
      as_of date not null,
      licence text,
      attribution text,
      url text,
      created_at timestamptz not null default now(),
      primary key (site_id, id)
    );
    create table directory.import_run (
      site_id uuid not null references quarter.site on delete cascade,
      id integer generated always as identity,
      source_id integer not null,
      format text not null,
      file_name text not null,
      counts jsonb not null,
      finished_at timestamptz not null default now(),
      primary key (site_id, id),
      foreign key (site_id, source_id) references directory.source on delete cascade
    );
    create table directory.import_rejection (
      site_id uuid not null,
      import_id integer not null,
      position integer not null,
      element text not null,
      field text not null,
      reason text not null,
      detail text,
      primary key (site_id, import_id, position),
      foreign key (site_id, import_id) references directory.import_run on delete cascade
    );
    create table directory.business (
      site_id uuid not null references quarter.site on delete cascade,
      id uuid not null,
      short_id text not null,
      kind text not null check (kind in ('business', 'place')),
      status text not null check (status in ('draft', 'published', 'perhaps-closed', 'closed', 'hidden')),
      profile jsonb not null,
      provenance jsonb not null,
      lat double precision not null,
      lon double precision not null,
      created_at timestamptz not null default now(),
      changed_at timestamptz not null default now(),
      primary key (site_id, id),
      unique (site_id, short_id)
    );
    create table directory.identifier (
      site_id uuid not null,
      scheme text not null,
      value text not null,
      business_id uuid not null,
      primary key (site_id, scheme, value),
      foreign key (site_id, business_id) references directory.business on delete cascade
    );
    create index on directory.identifier (site_id, business_id);
    create table directory.change (
      site_id uuid not null,
      id uuid not null,
      business_id uuid not null,
      at timestamptz not null default now(),
      actor text not null,
      source_id integer,
      import_id integer,
      action text not null check (action in ('create', 'edit', 'status', 'undo')),
      before jsonb,
      after jsonb,
      undoes uuid,
      undone boolean not null default false,
      primary key (site_id, id),
      foreign key (site_id, business_id) references directory.business on delete cascade
    );
    create index on directory.change (site_id, business_id, id);
    create index on directory.change (site_id, import_id) where import_id is not null;
  `.execute(db);
  for (const table of ["source", "import_run", "import_rejection", "business", "identifier", "change"])
    await protectTable("directory", table).execute(db);
}
