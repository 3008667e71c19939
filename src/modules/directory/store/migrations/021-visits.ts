// SPDX-License-Identifier: EUPL-1.2
import { sql } from "kysely";
import type { Db } from "../../../../kernel/db/db.ts";
import { protectTable } from "../../../../kernel/db/row-level-security.ts";

/**
 * What somebody saw at the door: of an entry, or of a house where there is none. `round` and `position` are the line of the form
 * that it came with, so that a form sent twice is one visit.
 */
export async function up(db: Db): Promise<void> {
  await sql`
    create table directory.visit (
      site_id uuid not null references quarter.site on delete cascade,
      id uuid not null,
      round uuid not null,
      position integer not null,
      business_id uuid,
      street text not null,
      house_number text not null,
      outcome text not null check (outcome in ('confirmed', 'changed', 'closed', 'vacant', 'new')),
      note text not null,
      day date not null,
      person_id uuid not null,
      primary key (site_id, id),
      unique (site_id, round, position),
      foreign key (site_id, business_id) references directory.business on delete cascade,
      foreign key (site_id, person_id) references accounts.person
    );
    create index on directory.visit (site_id, business_id, day);
    create index on directory.visit (site_id, street, day);
  `.execute(db);
  await protectTable("directory", "visit").execute(db);
}
