// SPDX-License-Identifier: EUPL-1.2
import { sql } from "kysely";
import type { Db } from "../../../../kernel/db/db.ts";

/** A link may come from a claim that an editor accepted: it ends where that decision is taken back. */
export async function up(db: Db): Promise<void> {
  await sql`alter table directory.claim_code add column proposal_id uuid`.execute(db);
}
