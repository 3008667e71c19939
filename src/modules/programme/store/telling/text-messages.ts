// SPDX-License-Identifier: EUPL-1.2
import { sql } from "kysely";
import type { Db } from "../../../../kernel/db/db.ts";

/** A text message that waits; number and text are sealed. */
export interface WaitingText {
  id: string;
  noticeId: string | null;
  number: string;
  text: string;
  tries: number;
  lastTryBy: Date;
}

/** Puts a text message into the outbox, in the transaction of what it tells. @param text.price of all its parts, in cents */
export async function insertText(
  tx: Db,
  siteId: string,
  text: Omit<WaitingText, "tries"> & { parts: number; price: number; at: Date },
): Promise<void> {
  const { id, noticeId, number, parts, price, at, lastTryBy } = text;
  await sql`
    insert into programme.text_message (site_id, id, notice_id, number, text, parts, price, state, made_at, next_try_at, last_try_by)
    values (${siteId}, ${id}, ${noticeId}, ${number}, ${text.text}, ${Math.min(parts, 20)}, ${price}, 'waiting', ${at}, ${at},
      ${lastTryBy})`.execute(tx);
}

/** Takes one that is due, and holds it until the transaction ends; what somebody else holds is passed over. */
export async function claimText(tx: Db, now: Date): Promise<WaitingText | undefined> {
  const { rows } = await sql<WaitingText>`
    select id, notice_id as "noticeId", number, text, tries, last_try_by as "lastTryBy" from programme.text_message
    where state = 'waiting' and next_try_at <= ${now} order by next_try_at, id limit 1 for update skip locked`.execute(
    tx,
  );
  return rows[0];
}

/** It is out: number and text are forgotten. */
export async function setTextSent(tx: Db, id: string, at: Date): Promise<void> {
  await sql`
    update programme.text_message set state = 'sent', sent_at = ${at}, number = null, text = null, next_try_at = null,
      problem = null, tries = tries + 1 where id = ${id}`.execute(tx);
}

/** It did not go out. @param nextTryAt undefined where it is given up, and number and text are forgotten */
export async function setTextFailed(
  tx: Db,
  id: string,
  { problem, nextTryAt }: { problem: string; nextTryAt: Date | undefined },
): Promise<void> {
  await sql`
    update programme.text_message set problem = ${problem}, tries = tries + 1
      ${nextTryAt ? sql`, next_try_at = ${nextTryAt}` : sql`, state = 'failed', number = null, text = null, next_try_at = null`}
    where id = ${id} and state = 'waiting'`.execute(tx);
}

/** What a month cost. */
export interface TextMonth {
  /** Such as `2026-11`, in Berlin. */
  month: string;
  messages: number;
  parts: number;
  failed: number;
  /** In cents. */
  price: number;
}

/** Text messages by month, the newest first; only those that went out are paid for. */
export async function textMonths(tx: Db, limit: number): Promise<TextMonth[]> {
  const { rows } = await sql<TextMonth>`
    select to_char(coalesce(sent_at, made_at) at time zone 'Europe/Berlin', 'YYYY-MM') as month,
      count(*) filter (where state = 'sent')::integer as messages,
      coalesce(sum(parts) filter (where state = 'sent'), 0)::integer as parts,
      count(*) filter (where state = 'failed')::integer as failed,
      coalesce(sum(price) filter (where state = 'sent'), 0)::float8 as price
    from programme.text_message group by 1 order by 1 desc limit ${limit}`.execute(tx);
  return rows;
}
