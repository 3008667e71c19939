// SPDX-License-Identifier: EUPL-1.2
import { sql } from "kysely";
import type { Db } from "../../../../kernel/db/db.ts";

/** Photos that come and go stand in the history; one that was taken away is kept for a while, so that this can be undone. */
export async function up(db: Db): Promise<void> {
  await sql`
    alter table directory.change drop constraint change_action_check;
    alter table directory.change add constraint change_action_check
      check (action in ('create', 'edit', 'status', 'undo', 'merge', 'photo'));
    alter table directory.photo add column removed_at timestamptz;
    alter table directory.photo drop constraint photo_state_check;
    alter table directory.photo add constraint photo_state_check
      check (state in ('waiting', 'shown', 'declined', 'removed') and (state = 'removed') = (removed_at is not null));
  `.execute(db);
}
