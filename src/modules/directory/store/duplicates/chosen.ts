// SPDX-License-Identifier: EUPL-1.2
import { sql } from "kysely";
import type { Db } from "../../../../kernel/db/db.ts";

/** The line of the history in which an editor chose field by field after the merge of this pair. */
export async function chosenOfPair(tx: Db, id: number): Promise<string | undefined> {
  const { rows } = await sql<{ chosen: string | null }>`
    select chosen_change as chosen from directory.duplicate where id = ${id}
  `.execute(tx);
  return rows[0]?.chosen ?? undefined;
}

/** Notes that line; null takes it away. */
export async function setChosen(tx: Db, id: number, change: string | null): Promise<void> {
  await sql`update directory.duplicate set chosen_change = ${change} where id = ${id}`.execute(tx);
}
