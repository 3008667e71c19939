import { sql } from "kysely";
import type { Db } from "../../../../kernel/db/db.ts";
import { protectTable } from "../../../../kernel/db/row-level-security.ts";
import { runAsSearchRole } from "../../../../kernel/db/search-role.ts";

/** Sites, programme areas, figures, the project with its partners and funding. */
export async function up(db: Db): Promise<void> {
  await sql`
    create table quarter.site (
      site_id uuid primary key,
      key text not null unique check (key ~ '^[a-z][a-z0-9-]{1,39}$'),
      name text not null,
      state text not null,
      centre_lat double precision not null,
      centre_lon double precision not null,
      west double precision not null,
      south double precision not null,
      east double precision not null,
      north double precision not null,
      host text unique,
      theme jsonb not null default '{}',
      demo boolean not null default false,
      texts jsonb not null default '{}',
      created_at timestamptz not null default now(),
      changed_at timestamptz not null default now()
    );
    create table quarter.area (
      site_id uuid not null references quarter.site on delete cascade,
      id uuid not null,
      key text not null,
      name text not null,
      outline jsonb not null,
      intro jsonb not null default '{}',
      position integer not null default 0,
      primary key (site_id, id),
      unique (site_id, key)
    );
    create table quarter.project (
      site_id uuid not null references quarter.site on delete cascade,
      id uuid not null,
      title text not null,
      programme jsonb,
      round text,
      region jsonb,
      starts_on date,
      ends_on date,
      fields jsonb not null default '[]',
      target_groups jsonb not null default '[]',
      goals jsonb not null default '[]',
      activities jsonb not null default '[]',
      funding_total_cents bigint,
      funding_note jsonb,
      primary key (site_id, id)
    );
    create table quarter.partner (
      site_id uuid not null,
      project_id uuid not null,
      position integer not null,
      name jsonb not null,
      role text not null check (role in ('project', 'cooperation')),
      primary key (site_id, project_id, position),
      foreign key (site_id, project_id) references quarter.project on delete cascade
    );
    create table quarter.funding_part (
      site_id uuid not null,
      project_id uuid not null,
      position integer not null,
      name jsonb not null,
      amount_cents bigint not null check (amount_cents >= 0),
      primary key (site_id, project_id, position),
      foreign key (site_id, project_id) references quarter.project on delete cascade
    );
    create table quarter.figure (
      site_id uuid not null references quarter.site on delete cascade,
      id uuid not null,
      indicator text not null,
      scope text not null check (scope in ('city', 'programme-area', 'area')),
      area_id uuid,
      label jsonb not null,
      definition jsonb not null default '{}',
      unit text not null,
      value double precision not null,
      as_of date not null,
      date_label text not null,
      source text not null,
      note jsonb,
      position integer not null default 0,
      primary key (site_id, id),
      foreign key (site_id, area_id) references quarter.area (site_id, id) on delete cascade
    );
  `.execute(db);
  for (const table of ["site", "area", "project", "partner", "funding_part", "figure"])
    await protectTable("quarter", table).execute(db);

  // Which sites exist is public, and asked before any site is chosen: so it passes row-level security by a function.
  await sql`
    create function quarter.sites() returns setof jsonb
      language sql stable as $$
        select to_jsonb(s) || jsonb_build_object('areas', (
          select coalesce(jsonb_agg(jsonb_build_object('key', a.key, 'name', a.name) order by a.position, a.name), '[]')
          from quarter.area a where a.site_id = s.site_id))
        from quarter.site s order by s.name
      $$;
  `.execute(db);
  await runAsSearchRole(db, {
    schema: "quarter",
    name: "sites",
    parameters: "",
    reads: [
      ["quarter", "site"],
      ["quarter", "area"],
    ],
  });
}
