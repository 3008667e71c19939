import { sql } from "kysely";
import type { Db } from "../../../../kernel/db/db.ts";
import { protectTable } from "../../../../kernel/db/row-level-security.ts";

/**
 * How many businesses of a trade a register counts where: rows of lists without names. They are no entries, but they tell
 * how complete the directory is. An empty text means that the list does not say.
 */
export async function up(db: Db): Promise<void> {
  await sql`
    create table directory.coverage (
      site_id uuid not null references quarter.site on delete cascade,
      import_id integer not null,
      area text not null,
      district text not null,
      category text not null,
      wz text not null,
      businesses integer not null check (businesses > 0),
      primary key (site_id, import_id, area, district, category, wz),
      foreign key (site_id, import_id) references directory.import_run on delete cascade
    );
  `.execute(db);
  await protectTable("directory", "coverage").execute(db);
}
