// SPDX-License-Identifier: EUPL-1.2
import { sql } from "kysely";
import type { Db } from "../../../../kernel/db/db.ts";
import { protectTable } from "../../../../kernel/db/row-level-security.ts";

const tables = ["offering", "offering_text", "leader", "quota", "session", "resource", "need", "booking"];

/**
 * What is offered, when, and with which rooms and machines. A thing with several units, such as eight sewing machines, is booked
 * unit by unit, so that the database itself refuses to give one of them to two at the same time.
 */
export async function up(db: Db): Promise<void> {
  await sql`
    create table programme.offering (
      site_id uuid not null references quarter.site on delete cascade,
      id uuid not null,
      short_id text not null,
      state text not null check (state in ('draft', 'published', 'ended')),
      visibility text not null check (visibility in ('public', 'internal', 'invited')),
      template boolean not null default false,
      kind text not null,
      field text,
      area text,
      audience text[] not null default '{}',
      languages text[] not null default '{}',
      childcare boolean not null default false,
      sign_up text not null check (sign_up in ('none', 'session', 'series')),
      places integer check (places between 1 and 10000),
      overbooking numeric(3, 2) not null default 1 check (overbooking between 1 and 2),
      moves_up text not null check (moves_up in ('at-once', 'asked')),
      ask_hours integer not null default 48 check (ask_hours between 1 and 720),
      closes_hours integer not null default 0 check (closes_hours between 0 and 2160),
      details jsonb not null default '{}',
      created_by uuid,
      created_at timestamptz not null default now(),
      changed_at timestamptz not null default now(),
      primary key (site_id, id),
      unique (site_id, short_id),
      foreign key (site_id, created_by) references accounts.person on delete set null (created_by)
    );
    create table programme.offering_text (
      site_id uuid not null,
      offering_id uuid not null,
      locale text not null,
      title text not null check (title <> ''),
      description text not null default '',
      bring text not null default '',
      way text not null default '',
      primary key (site_id, offering_id, locale),
      foreign key (site_id, offering_id) references programme.offering on delete cascade
    );
    create table programme.leader (
      site_id uuid not null,
      offering_id uuid not null,
      person_id uuid not null,
      primary key (site_id, offering_id, person_id),
      foreign key (site_id, offering_id) references programme.offering on delete cascade,
      foreign key (site_id, person_id) references accounts.person on delete cascade
    );
    create index on programme.leader (site_id, person_id);
    create table programme.quota (
      site_id uuid not null,
      id uuid not null,
      offering_id uuid not null,
      name text not null check (name <> ''),
      places integer not null check (places between 1 and 10000),
      position integer not null,
      primary key (site_id, id),
      foreign key (site_id, offering_id) references programme.offering on delete cascade
    );
    create index on programme.quota (site_id, offering_id);
    create table programme.session (
      site_id uuid not null,
      id uuid not null,
      offering_id uuid not null,
      starts_at timestamptz not null,
      ends_at timestamptz not null check (ends_at > starts_at),
      state text not null default 'planned' check (state in ('planned', 'cancelled')),
      reason text not null default '',
      revision integer not null default 0,
      changed_at timestamptz not null default now(),
      roll_called_at timestamptz,
      primary key (site_id, id),
      unique (site_id, offering_id, starts_at),
      foreign key (site_id, offering_id) references programme.offering on delete cascade
    );
    create index on programme.session (site_id, starts_at);
    create table programme.resource (
      site_id uuid not null references quarter.site on delete cascade,
      id uuid not null,
      name text not null check (name <> ''),
      kind text not null check (kind in ('room', 'machine', 'vehicle', 'childcare')),
      units integer not null check (units between 1 and 200),
      capacity integer check (capacity between 1 and 10000),
      equipment text not null default '',
      opening jsonb not null default '{}',
      primary key (site_id, id),
      unique (site_id, name)
    );
    create table programme.need (
      site_id uuid not null,
      offering_id uuid not null,
      resource_id uuid not null,
      units integer not null check (units between 1 and 200),
      primary key (site_id, offering_id, resource_id),
      foreign key (site_id, offering_id) references programme.offering on delete cascade,
      foreign key (site_id, resource_id) references programme.resource on delete cascade
    );
    create table programme.booking (
      site_id uuid not null,
      id uuid not null,
      resource_id uuid not null,
      unit integer not null check (unit >= 0),
      during tstzrange not null check (not isempty(during)),
      session_id uuid,
      reason text not null default '',
      primary key (site_id, id),
      foreign key (site_id, resource_id) references programme.resource on delete cascade,
      foreign key (site_id, session_id) references programme.session on delete cascade,
      constraint no_double_booking exclude using gist
        (site_id with =, resource_id with =, unit with =, during with &&)
    );
    create index on programme.booking (site_id, session_id);
  `.execute(db);
  for (const table of tables) await protectTable("programme", table).execute(db);
}
