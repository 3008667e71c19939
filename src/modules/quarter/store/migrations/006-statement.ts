// SPDX-License-Identifier: EUPL-1.2
import { sql } from "kysely";
import type { Db } from "../../../../kernel/db/db.ts";
import { protectTable } from "../../../../kernel/db/row-level-security.ts";

/**
 * What funders want to be said on paper, per project and time, with their logos. It names its project itself: a project that is
 * described anew keeps what was said, and lists of an earlier one can still be printed.
 */
export async function up(db: Db): Promise<void> {
  await sql`
    create table quarter.funding_statement (
      site_id uuid not null references quarter.site on delete cascade,
      id uuid not null,
      project text not null check (project <> ''),
      words text not null check (words <> ''),
      from_day date,
      until_day date check (until_day >= from_day),
      primary key (site_id, id)
    );
    create table quarter.funding_logo (
      site_id uuid not null,
      id uuid not null,
      statement_id uuid not null,
      alt text not null check (alt <> ''),
      width integer not null,
      height integer not null,
      bytes bytea not null check (octet_length(bytes) <= 10485760),
      primary key (site_id, id),
      foreign key (site_id, statement_id) references quarter.funding_statement on delete cascade
    );
    create index on quarter.funding_logo (site_id, statement_id);
    alter table quarter.funding_logo alter column bytes set storage external;
  `.execute(db);
  await protectTable("quarter", "funding_statement").execute(db);
  await protectTable("quarter", "funding_logo").execute(db);
}
