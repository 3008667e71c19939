// SPDX-License-Identifier: EUPL-1.2
import { sql } from "kysely";
import type { Db } from "../../../../kernel/db/db.ts";

/** What nobody was told before it was over is no work any more, and is kept like what was told. */
export async function up(db: Db): Promise<void> {
  await sql`
    alter table programme.notice drop constraint notice_state_check,
      add constraint notice_state_check check (state in ('open', 'sent', 'done', 'over'));`.execute(db);
}
