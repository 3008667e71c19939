// SPDX-License-Identifier: EUPL-1.2
import { sql } from "kysely";
import type { Db } from "../../../../kernel/db/db.ts";

/** An entry that was placed by its street only says how far off it may be, in metres. */
export async function up(db: Db): Promise<void> {
  await sql`alter table directory.business add column uncertainty integer check (uncertainty > 0)`.execute(
    db,
  );
}
