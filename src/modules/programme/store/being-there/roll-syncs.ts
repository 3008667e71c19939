// SPDX-License-Identifier: EUPL-1.2
import { sql } from "kysely";
import type { Db } from "../../../../kernel/db/db.ts";
import type { Outcome } from "../../rules/attendance/sync-roll.ts";

/** What became of what a device sent: of each person by their id, and of the people without names. */
export interface SyncOutcome {
  rows: Record<string, Outcome>;
  others?: Outcome;
}

/** What became of something that was sent before, under the same key. */
export async function syncOutcome(tx: Db, sessionId: string, key: string): Promise<SyncOutcome | undefined> {
  const { rows } = await sql<{ outcome: SyncOutcome }>`
    select outcome from programme.roll_sync where session_id = ${sessionId} and id = ${key}`.execute(tx);
  return rows[0]?.outcome;
}

export async function insertSync(
  tx: Db,
  siteId: string,
  { sessionId, key, outcome, at }: { sessionId: string; key: string; outcome: SyncOutcome; at: Date },
): Promise<void> {
  await sql`
    insert into programme.roll_sync (site_id, session_id, id, outcome, at)
    values (${siteId}, ${sessionId}, ${key}, ${JSON.stringify(outcome)}::jsonb, ${at})`.execute(tx);
}

/** Forgets what was sent so long ago that no device keeps it any more. */
export async function forgetSyncs(tx: Db, before: Date): Promise<void> {
  await sql`delete from programme.roll_sync where at < ${before}`.execute(tx);
}
