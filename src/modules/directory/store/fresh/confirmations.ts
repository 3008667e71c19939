// SPDX-License-Identifier: EUPL-1.2
import { sql } from "kysely";
import type { Db } from "../../../../kernel/db/db.ts";

/** Who said last that an entry is right as it is. */
export interface Confirmation {
  /** ISO day in Berlin. */
  day: string;
  word: "owner" | "editor";
}

/** Notes that somebody confirmed an entry; a later word that is there already stays. */
export async function putConfirmation(
  tx: Db,
  siteId: string,
  made: { businessId: string; at: Date; word: Confirmation["word"]; personId: string | null },
): Promise<void> {
  await sql`
    insert into directory.confirmation (site_id, business_id, at, word, person_id)
    values (${siteId}, ${made.businessId}, ${made.at}, ${made.word}, ${made.personId})
    on conflict (site_id, business_id) do update set at = excluded.at, word = excluded.word, person_id = excluded.person_id
    where confirmation.at <= excluded.at
  `.execute(tx);
}

export async function confirmationOf(tx: Db, businessId: string): Promise<Confirmation | undefined> {
  const { rows } = await sql<Confirmation>`
    select to_char(at at time zone 'Europe/Berlin', 'YYYY-MM-DD') as day, word from directory.confirmation
    where business_id = ${businessId}
  `.execute(tx);
  return rows[0];
}
