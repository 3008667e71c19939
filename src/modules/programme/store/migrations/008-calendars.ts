// SPDX-License-Identifier: EUPL-1.2
import { sql } from "kysely";
import type { Db } from "../../../../kernel/db/db.ts";
import { protectTable } from "../../../../kernel/db/row-level-security.ts";

/**
 * Calendars of others that a site subscribes to, or that were sent once as a file (without an address), and their entries. An entry is
 * found again by `event_key`, which stands for its UID and RECURRENCE-ID; `shown` is worked out anew whenever something changes: an
 * entry that is hidden, or that another calendar has as well, is not shown.
 */
export async function up(db: Db): Promise<void> {
  await sql`
    create table programme.calendar (
      site_id uuid not null references quarter.site on delete cascade,
      id uuid not null,
      name text not null check (name <> ''),
      address text,
      kind text not null,
      area text,
      state text not null default 'new' check (state in ('new', 'fine', 'failed')),
      problem text,
      failures integer not null default 0,
      left_out jsonb not null default '[]',
      etag text,
      last_modified text,
      checked_at timestamptz,
      fine_at timestamptz,
      read_at timestamptz,
      next_at timestamptz,
      created_by uuid,
      created_at timestamptz not null,
      primary key (site_id, id),
      unique (site_id, name),
      unique (site_id, address),
      check ((state = 'failed') = (problem is not null)),
      foreign key (site_id, created_by) references accounts.person on delete set null (created_by)
    );
    create table programme.foreign_event (
      site_id uuid not null,
      id uuid not null,
      calendar_id uuid not null,
      event_key text not null,
      twin_key text,
      place_key text not null default '',
      starts_at timestamptz not null,
      ends_at timestamptz not null check (ends_at >= starts_at),
      all_day boolean not null,
      title text not null,
      description text not null default '',
      location text not null default '',
      url text,
      cancelled boolean not null,
      hidden boolean not null default false,
      shown boolean not null default true,
      changed_at timestamptz not null,
      primary key (site_id, id),
      unique (site_id, calendar_id, event_key),
      foreign key (site_id, calendar_id) references programme.calendar on delete cascade
    );
    create index on programme.foreign_event (site_id, event_key);
    create index on programme.foreign_event (site_id, twin_key);
    create index on programme.foreign_event (site_id, ends_at) where shown;
  `.execute(db);
  for (const table of ["calendar", "foreign_event"]) await protectTable("programme", table).execute(db);
}
