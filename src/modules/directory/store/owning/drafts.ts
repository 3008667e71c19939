// SPDX-License-Identifier: EUPL-1.2
import { sql } from "kysely";
import type { Db } from "../../../../kernel/db/db.ts";

/** What somebody typed into one form about an entry and did not yet publish. */
export interface Draft {
  part: string;
  fields: [name: string, value: string][];
  at: Date;
}

interface Whose {
  businessId: string;
  personId: string;
}

/** Keeps what was typed; an earlier draft of the same form gives way. */
export async function putDraft(
  tx: Db,
  siteId: string,
  { businessId, personId }: Whose,
  draft: Draft,
): Promise<void> {
  await sql`
    insert into directory.draft (site_id, business_id, person_id, part, fields, at)
    values (${siteId}, ${businessId}, ${personId}, ${draft.part}, ${JSON.stringify(draft.fields)}::jsonb, ${draft.at})
    on conflict (site_id, business_id, person_id, part) do update set fields = excluded.fields, at = excluded.at
  `.execute(tx);
}

/** The drafts of somebody about an entry. */
export async function draftsOf(tx: Db, { businessId, personId }: Whose): Promise<Draft[]> {
  const { rows } = await sql<Draft>`
    select part, fields, at from directory.draft
    where business_id = ${businessId} and person_id = ${personId} order by part
  `.execute(tx);
  return rows;
}

/** Throws a draft away. */
export async function deleteDraft(tx: Db, { businessId, personId }: Whose, part: string): Promise<void> {
  await sql`
    delete from directory.draft where business_id = ${businessId} and person_id = ${personId} and part = ${part}
  `.execute(tx);
}

/** Throws away what nobody went on with since a moment. */
export async function deleteOldDrafts(tx: Db, before: Date): Promise<void> {
  await sql`delete from directory.draft where at < ${before}`.execute(tx);
}
