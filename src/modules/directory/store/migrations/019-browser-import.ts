// SPDX-License-Identifier: EUPL-1.2
import { sql } from "kysely";
import type { Db } from "../../../../kernel/db/db.ts";
import { protectTable } from "../../../../kernel/db/row-level-security.ts";

/**
 * Lists that were sent by a browser, with how they are to be read, and what is to be done with them. A list lies here in pieces
 * because any process may come to read it; `changed_at` is when its reading was last changed, after which an older trial counts
 * no more.
 */
export async function up(db: Db): Promise<void> {
  await sql`
    create table directory.list_file (
      site_id uuid not null references quarter.site on delete cascade,
      id uuid not null,
      name text not null,
      format text not null check (format in ('csv', 'xlsx', 'json')),
      bytes integer not null check (bytes > 0),
      sent_at timestamptz not null default now(),
      sent_by uuid not null,
      changed_at timestamptz not null default clock_timestamp(),
      settings jsonb not null,
      mapping jsonb,
      primary key (site_id, id),
      foreign key (site_id, sent_by) references accounts.person
    );
    create index on directory.list_file (site_id, sent_at);
    create table directory.list_piece (
      site_id uuid not null,
      file_id uuid not null,
      position integer not null,
      content bytea not null,
      primary key (site_id, file_id, position),
      foreign key (site_id, file_id) references directory.list_file on delete cascade
    );
    create table directory.import_task (
      site_id uuid not null references quarter.site on delete cascade,
      id uuid not null,
      kind text not null check (kind in ('trial', 'import', 'undo-trial', 'undo')),
      file_id uuid,
      import_id integer,
      state text not null default 'waiting' check (state in ('waiting', 'running', 'done', 'refused', 'failed', 'cut-off')),
      asked_at timestamptz not null default clock_timestamp(),
      asked_by uuid not null,
      actor jsonb not null,
      began_at timestamptz,
      beat_at timestamptz,
      ended_at timestamptz,
      done_rows integer not null default 0,
      share real not null default 0,
      result jsonb,
      rejected jsonb,
      primary key (site_id, id),
      check ((kind in ('trial', 'import')) = (file_id is not null)),
      check (kind in ('trial', 'import') or import_id is not null),
      foreign key (site_id, file_id) references directory.list_file on delete cascade,
      foreign key (site_id, import_id) references directory.import_run on delete cascade,
      foreign key (site_id, asked_by) references accounts.person
    );
    create unique index on directory.import_task (site_id, file_id) where state in ('waiting', 'running');
    create unique index on directory.import_task (site_id, import_id) where state in ('waiting', 'running');
    create index on directory.import_task (site_id, file_id, asked_at);
    create index on directory.import_task (site_id, import_id, asked_at);
  `.execute(db);
  for (const table of ["list_file", "list_piece", "import_task"])
    await protectTable("directory", table).execute(db);
}
