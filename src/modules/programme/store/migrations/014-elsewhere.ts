// SPDX-License-Identifier: EUPL-1.2
import { sql } from "kysely";
import type { Db } from "../../../../kernel/db/db.ts";

/** One date may be somewhere else than the rest, and a moved one keeps when it was to begin before, in the order of the moves. */
export async function up(db: Db): Promise<void> {
  await sql`
    alter table programme.session
      add column elsewhere jsonb check (elsewhere->>'place' <> '' or elsewhere->>'address' <> ''),
      add column moved_from timestamptz[] not null default '{}'`.execute(db);
}
