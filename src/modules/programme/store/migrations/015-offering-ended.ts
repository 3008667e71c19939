// SPDX-License-Identifier: EUPL-1.2
import { sql } from "kysely";
import type { Db } from "../../../../kernel/db/db.ts";

/** People are told that an offering has ended before its last date. */
export async function up(db: Db): Promise<void> {
  await sql`
    alter table programme.notice drop constraint notice_kind_check,
      add constraint notice_kind_check check (kind in ('seat', 'waiting', 'moved-up', 'asked', 'lapsed', 'cancelled',
        'session-cancelled', 'session-moved', 'session-back', 'place-changed', 'dates-added', 'offering-ended', 'reminder', 'double',
        'double-cancelled', 'request-made', 'request-accepted', 'request-refused'))`.execute(db);
}
