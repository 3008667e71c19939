// SPDX-License-Identifier: EUPL-1.2
import { sql } from "kysely";
import type { Db } from "../../../../kernel/db/db.ts";
import type { Business } from "../../rules/business.ts";
import { type BusinessRow, businessColumns, toBusiness } from "../businesses.ts";

export type Answered = "right" | "change" | "closed";

/** Keeps the question about an entry by what recognises its link. */
export async function insertQuestion(
  tx: Db,
  siteId: string,
  made: { digest: string; businessId: string; madeAt: Date; expiresAt: Date },
): Promise<void> {
  await sql`
    insert into directory.question (site_id, digest, business_id, made_at, expires_at)
    values (${siteId}, ${made.digest}, ${made.businessId}, ${made.madeAt}, ${made.expiresAt})
  `.execute(tx);
}

/** The entry that an open question is about. */
export async function openQuestion(tx: Db, digest: string, now: Date): Promise<string | undefined> {
  const { rows } = await sql<{ businessId: string }>`
    select business_id as "businessId" from directory.question
    where digest = ${digest} and answered_at is null and expires_at > ${now}
  `.execute(tx);
  return rows[0]?.businessId;
}

/** Answers a question, once: the entry that it is about, or undefined where somebody was faster. */
export async function answerQuestion(
  tx: Db,
  digest: string,
  answer: Answered,
  now: Date,
): Promise<string | undefined> {
  const { rows } = await sql<{ businessId: string }>`
    update directory.question set answered_at = ${now}, answer = ${answer}
    where digest = ${digest} and answered_at is null and expires_at > ${now} returning business_id as "businessId"
  `.execute(tx);
  return rows[0]?.businessId;
}

/**
 * Public entries whose word is older than a day, the oldest first: nobody confirmed them, no source spoke of them since, and they
 * were not asked since either.
 *
 * @param before ISO day
 */
export async function staleBusinesses(
  tx: Db,
  { before, asked, limit }: { before: string; asked: Date; limit: number },
): Promise<(Business & { freshOn: string | null })[]> {
  const { rows } = await sql<BusinessRow & { fresh_on: string | null }>`
    select ${businessColumns}, to_char(f.day, 'YYYY-MM-DD') as fresh_on from directory.business b
    cross join lateral (select greatest(
      (select max(s.as_of) from directory.source s where s.site_id = b.site_id
        and s.id in (select value::integer from jsonb_each_text(b.provenance))),
      (select (c.at at time zone 'Europe/Berlin')::date from directory.confirmation c
        where c.site_id = b.site_id and c.business_id = b.id)) as day) f
    where b.status in ('published', 'perhaps-closed') and b.kind = 'business' and (f.day is null or f.day < ${before}::date)
      and not exists (select from directory.question q where q.site_id = b.site_id and q.business_id = b.id
        and q.made_at > ${asked})
    order by f.day nulls first, b.id limit ${limit}
  `.execute(tx);
  return rows.map((row) => ({ ...toBusiness(row), freshOn: row.fresh_on }));
}
