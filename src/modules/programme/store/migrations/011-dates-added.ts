// SPDX-License-Identifier: EUPL-1.2
import { sql } from "kysely";
import type { Db } from "../../../../kernel/db/db.ts";

/** People are told as well that the course they are signed up for has more dates than it had. */
export async function up(db: Db): Promise<void> {
  await sql`
    alter table programme.notice drop constraint notice_kind_check,
      add constraint notice_kind_check check (kind in ('seat', 'waiting', 'moved-up', 'asked', 'lapsed', 'cancelled',
        'session-cancelled', 'session-moved', 'place-changed', 'dates-added', 'reminder', 'double', 'double-cancelled',
        'request-made', 'request-accepted', 'request-refused'));`.execute(db);
}
