// SPDX-License-Identifier: EUPL-1.2
import { sql } from "kysely";
import type { Db } from "../../../../kernel/db/db.ts";

/** Who said last that an entry is right as it is. */
export interface Confirmation {
  /** ISO day in Berlin. */
  day: string;
  word: "owner" | "editor";
}

/** Notes that somebody confirmed an entry; who confirmed it later stays. */
export async function putConfirmation(
  tx: Db,
  siteId: string,
  made: { businessId: string; at: Date; word: Confirmation["word"]; personId: string | null },
): Promise<void> {
  await sql`
    insert into directory.confirmation (site_id, business_id, at, word, person_id)
    values (${siteId}, ${made.businessId}, ${made.at}, ${made.word}, ${made.personId})
    on conflict (site_id, business_id) do update set at = excluded.at, word = excluded.word, person_id = excluded.person_id
    where directory.confirmation.at <= excluded.at
  `.execute(tx);
}

export async function confirmationOf(tx: Db, businessId: string): Promise<Confirmation | undefined> {
  const { rows } = await sql<Confirmation>`
    select to_char(at at time zone 'Europe/Berlin', 'YYYY-MM-DD') as day, word from directory.confirmation
    where business_id = ${businessId}
  `.execute(tx);
  return rows[0];
}

/**
 * The last word of a person about the entry `b`, as `at` and `actor`: that it is right, or what they wrote themselves. What an import
 * brought is no word of a person.
 */
export const lastWordOfPerson = sql`(
  select k.at, 'person ' || k.person_id as actor from directory.confirmation k
  where k.site_id = b.site_id and k.business_id = b.id
  union all
  (select c.at, c.actor from directory.change c where c.site_id = b.site_id and c.business_id = b.id
    and c.import_id is null and c.action in ('create', 'edit', 'status') and not c.undone order by c.id desc limit 1)
  order by at desc limit 1)`;

/** The day of the newest import that says anything of the entry `b`. */
export const sourceDay = sql`(select to_char(max(s.as_of), 'YYYY-MM-DD') from directory.source s
  where s.site_id = b.site_id and s.kind = 'import'
    and s.id in (select value::integer from jsonb_each_text(b.provenance)))`;

/**
 * Has most entries of a demo confirmed within the last eleven months: what is shown is how a directory looks that is cared for, with
 * some entries that nobody has confirmed for long.
 */
export async function putDemoConfirmations(tx: Db, siteId: string, now: Date): Promise<void> {
  await sql`
    insert into directory.confirmation (site_id, business_id, at, word)
    select ${siteId}, b.id, ${now}::timestamptz - make_interval(days => (7 * b.n % 330)::integer), 'editor' from (
      select id, row_number() over (order by profile->'names'->0->>'value', id) as n from directory.business
      where site_id = ${siteId} and status = 'published') b
    where b.n % 6 <> 0 on conflict do nothing
  `.execute(tx);
}
