// SPDX-License-Identifier: EUPL-1.2
import { sql } from "kysely";
import type { Db } from "../../../../kernel/db/db.ts";

/** Forgets how to reach whoever asked what was decided before this. */
export async function forgetContacts(tx: Db, before: Date): Promise<void> {
  await sql`
    update directory.proposal set contact = null where decided_at < ${before} and contact is not null
  `.execute(tx);
}

/** Deletes what was decided before this; the history of the entry stays. */
export async function forgetDecided(tx: Db, before: Date): Promise<void> {
  await sql`delete from directory.proposal where decided_at < ${before}`.execute(tx);
}

/** Deletes what is perhaps spam, came before this, and nobody wanted to answer. */
export async function forgetSuspect(tx: Db, before: Date): Promise<void> {
  await sql`
    delete from directory.proposal
    where state = 'waiting' and asked->'details'->>'suspect' is not null and made_at < ${before}
  `.execute(tx);
}
