// SPDX-License-Identifier: EUPL-1.2
import { sql } from "kysely";
import type { Db } from "../../../../kernel/db/db.ts";

/** The words under which an entry is found now. */
export async function wordsOfListing(tx: Db, businessId: string): Promise<string[]> {
  const { rows } = await sql<{ words: string[] }>`
    select tsvector_to_array(document) as words from directory.listing where business_id = ${businessId}
  `.execute(tx);
  return rows[0]?.words ?? [];
}

/** A word `w` that is none of a category's names or terms stands in the vocabulary for the sake of entries alone. */
const namesNoCategory = sql`(w.categories = '{}' and w.partly = '{}' and w.named = '{}' and w.distant = '{}')`;

/**
 * Takes out of the vocabulary those of these words that no entry has any more and that name no category: a name that was taken
 * out is otherwise still what a misspelt one is corrected to. It reads the listings once, so it is for single entries.
 */
export async function forgetWords(tx: Db, words: readonly string[]): Promise<void> {
  if (words.length === 0) return;
  await sql`
    with gone as (
      select w.word from directory.word w where w.word = any(${words}::text[]) and w.in_text and ${namesNoCategory}),
    asked as (select string_agg(quote_literal(word), ' | ')::tsquery as query from gone),
    left_over as (
      select distinct lexeme from directory.listing l, asked, unnest(tsvector_to_array(l.document)) lexeme
      where l.document @@ asked.query)
    delete from directory.word w using gone
    where w.word = gone.word and not exists (select from left_over where lexeme = w.word)
  `.execute(tx);
}

/** As `forgetWords`, for all words of the site, after many entries have gone at once. */
export async function forgetAllUnusedWords(tx: Db): Promise<void> {
  await sql`
    update directory.word set in_text = false where in_text
      and word not in (select s.word from ts_stat('select document from directory.listing') s)
  `.execute(tx);
  await sql`delete from directory.word w where not w.in_text and ${namesNoCategory}`.execute(tx);
}
