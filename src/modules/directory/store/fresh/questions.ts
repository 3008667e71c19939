// SPDX-License-Identifier: EUPL-1.2
import { sql } from "kysely";
import type { Db } from "../../../../kernel/db/db.ts";
import type { Business } from "../../rules/business.ts";
import { type BusinessRow, businessColumns, toBusiness } from "../businesses.ts";
import { lastWordOfPerson, sourceDay } from "./confirmations.ts";
import { isOpen, type OpenDisagreement } from "./disagreements.ts";

export type Answered = "right" | "change" | "closed";

/** Has questions of a site be asked by one at a time: whoever comes second sees what the first has asked. */
export async function lockQuestions(tx: Db, siteId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('directory.question ' || ${siteId}::text, 0))`.execute(
    tx,
  );
}

/** How many questions were asked since a moment. */
export async function askedSince(tx: Db, since: Date): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::integer as count from directory.question where made_at > ${since}
  `.execute(tx);
  return rows[0]?.count ?? 0;
}

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

/** A question that was asked by mail, and what became of it. */
export interface Asked {
  businessId: string;
  expiresAt: Date;
  answer: Answered | null;
  answeredAt: Date | null;
}

/** The question behind a link. */
export async function questionBehind(tx: Db, digest: string): Promise<Asked | undefined> {
  const { rows } = await sql<Asked>`
    select business_id as "businessId", expires_at as "expiresAt", answer, answered_at as "answeredAt"
    from directory.question where digest = ${digest}
  `.execute(tx);
  return rows[0];
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

/** Forgets questions from before a moment, whatever became of them. */
export async function deleteOldQuestions(tx: Db, before: Date): Promise<void> {
  await sql`delete from directory.question where made_at < ${before}`.execute(tx);
}

/** An entry that somebody should ask about. */
export interface Due extends Business {
  /** ISO day of the last word of a person, and the actor of the history. */
  confirmedOn: string | null;
  confirmedBy: string | null;
  /** ISO day of the newest import that says anything of it. */
  sourceOn: string | null;
  /** What its sources disagree about. */
  differing: OpenDisagreement[];
}

/** Which entries are due. */
export interface DueQuery {
  /** ISO day: those of which nobody has said anything since. */
  before: string;
  /** Of these, those that were not asked since. */
  asked: Date;
  /** Those whose sources disagree since the last question are due as well, unless they were asked since this moment. */
  askedForDiffering: Date;
  /** Only those that a mail can reach: by their own address, or by their owner. */
  reachable?: boolean;
  limit: number;
}

interface DueColumns {
  confirmed_on: string | null;
  confirmed_by: string | null;
  source_on: string | null;
  differing: OpenDisagreement[] | null;
}

/** Public entries that somebody should ask about: first those whose sources disagree, then those whose last word is oldest. */
export async function dueBusinesses(tx: Db, query: DueQuery): Promise<Due[]> {
  const { before, asked, askedForDiffering, reachable = false, limit } = query;
  const { rows } = await sql<BusinessRow & DueColumns>`
    select ${businessColumns}, to_char((w.at at time zone 'Europe/Berlin')::date, 'YYYY-MM-DD') as confirmed_on,
      w.actor as confirmed_by, ${sourceDay} as source_on, d.differing from directory.business b
    left join lateral ${lastWordOfPerson} w on true
    cross join lateral (select greatest(
      (select max(s.as_of) from directory.source s where s.site_id = b.site_id
        and s.id in (select value::integer from jsonb_each_text(b.provenance))),
      (select (c.at at time zone 'Europe/Berlin')::date from directory.confirmation c
        where c.site_id = b.site_id and c.business_id = b.id)) as day) f
    cross join lateral (select max(d.at) as at, jsonb_agg(jsonb_build_object('field', d.field, 'saidBy', d.said_by,
        'value', d.value, 'heldBy', d.held_by, 'heldKind', d.held_kind, 'against', d.against) order by d.field, d.said_by) as differing
      from directory.disagreement d where d.site_id = b.site_id and d.business_id = b.id and ${isOpen}) d
    cross join lateral (select max(q.made_at) as at from directory.question q
      where q.site_id = b.site_id and q.business_id = b.id) q
    where b.status in ('published', 'perhaps-closed') and b.kind = 'business'
      and ((f.day is null or f.day < ${before}::date) and (q.at is null or q.at <= ${asked})
        or d.at is not null and (q.at is null or q.at < d.at and q.at <= ${askedForDiffering}))
      and (not ${reachable} or b.profile ? 'emails' or exists (select from directory.ownership o
        where o.site_id = b.site_id and o.business_id = b.id and o.until is null))
    order by d.at is null, f.day nulls first, b.id limit ${limit}
  `.execute(tx);
  return rows.map((row) => ({
    ...toBusiness(row),
    confirmedOn: row.confirmed_on,
    confirmedBy: row.confirmed_by,
    sourceOn: row.source_on,
    differing: row.differing ?? [],
  }));
}
