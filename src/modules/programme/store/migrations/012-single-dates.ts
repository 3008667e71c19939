// SPDX-License-Identifier: EUPL-1.2
import { sql } from "kysely";
import type { Db } from "../../../../kernel/db/db.ts";

/** One date may have other rooms and machines than the rest, and a cancelled one may take place after all. */
export async function up(db: Db): Promise<void> {
  await sql`alter table programme.session add column needs jsonb`.execute(db);
  await sql`
    alter table programme.notice drop constraint notice_kind_check,
      add constraint notice_kind_check check (kind in ('seat', 'waiting', 'moved-up', 'asked', 'lapsed', 'cancelled',
        'session-cancelled', 'session-moved', 'session-back', 'place-changed', 'dates-added', 'reminder', 'double',
        'double-cancelled', 'request-made', 'request-accepted', 'request-refused'))`.execute(db);
}
