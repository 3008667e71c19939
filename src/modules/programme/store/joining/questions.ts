// SPDX-License-Identifier: EUPL-1.2
import { sql } from "kysely";
import type { Db } from "../../../../kernel/db/db.ts";
import { newId } from "../../../../kernel/id/id.ts";
import type { Question } from "../../rules/questions/question.ts";

/** What an offering asks, in its order. */
export async function questionsOf(tx: Db, offeringId: string): Promise<Question[]> {
  const { rows } = await sql<Question>`
    select q.id, q.kind, q.required, q.kept_days as "keptDays", q.texts from programme.question q
    where q.offering_id = ${offeringId} order by q.position, q.id`.execute(tx);
  return rows;
}

/** Writes what an offering asks; what it asks no more goes with its answers. */
export async function writeQuestions(
  tx: Db,
  siteId: string,
  offeringId: string,
  questions: readonly Question[],
): Promise<void> {
  const rows = JSON.stringify(questions.map((question, position) => ({ ...question, position })));
  await sql`
    delete from programme.question where offering_id = ${offeringId}
      and id::text not in (select q.id from jsonb_to_recordset(${rows}::jsonb) as q(id text))`.execute(tx);
  await sql`
    insert into programme.question (site_id, id, offering_id, position, kind, required, kept_days, texts)
    select ${siteId}, q.id, ${offeringId}, q.position, q.kind, q.required, q."keptDays", q.texts
    from jsonb_to_recordset(${rows}::jsonb)
      as q(id uuid, position integer, kind text, required boolean, "keptDays" integer, texts jsonb)
    on conflict (site_id, id) do update set position = excluded.position, kind = excluded.kind,
      required = excluded.required, kept_days = excluded.kept_days, texts = excluded.texts
      where question.offering_id = excluded.offering_id`.execute(tx);
}

/** Asks for a copy of an offering what the first one asks. */
export async function copyQuestions(tx: Db, siteId: string, from: string, to: string): Promise<void> {
  const questions = await questionsOf(tx, from);
  await writeQuestions(
    tx,
    siteId,
    to,
    questions.map((question) => ({ ...question, id: newId() })),
  );
}

/** What somebody answered; sealed. */
export interface Answer {
  signUpId: string;
  questionId: string;
  said: string;
}

export async function insertAnswers(tx: Db, siteId: string, answers: readonly Answer[]): Promise<void> {
  if (answers.length === 0) return;
  await sql`
    insert into programme.answer (site_id, sign_up_id, question_id, said)
    select ${siteId}, a."signUpId", a."questionId", a.said from jsonb_to_recordset(${JSON.stringify(answers)}::jsonb)
      as a("signUpId" uuid, "questionId" uuid, said text)
    on conflict (site_id, sign_up_id, question_id) do update set said = excluded.said`.execute(tx);
}

/** All answers to the questions of an offering. */
export async function answersOf(tx: Db, offeringId: string): Promise<Answer[]> {
  const { rows } = await sql<Answer>`
    select a.sign_up_id as "signUpId", a.question_id as "questionId", a.said from programme.answer a
    join programme.question q on q.site_id = a.site_id and q.id = a.question_id where q.offering_id = ${offeringId}`.execute(
    tx,
  );
  return rows;
}

/** What somebody answered with their sign-ups, with the questions. */
export async function answersOfGuest(
  tx: Db,
  guestId: string,
): Promise<(Answer & { texts: Question["texts"] })[]> {
  const { rows } = await sql<Answer & { texts: Question["texts"] }>`
    select a.sign_up_id as "signUpId", a.question_id as "questionId", a.said, q.texts from programme.sign_up u
    join programme.answer a on a.site_id = u.site_id and a.sign_up_id = u.id
    join programme.question q on q.site_id = a.site_id and q.id = a.question_id
    where u.guest_id = ${guestId} order by u.turn, q.position`.execute(tx);
  return rows;
}

/** Deletes what somebody answered. */
export async function deleteAnswersOf(tx: Db, guestIds: readonly string[]): Promise<void> {
  await sql`
    delete from programme.answer a using programme.sign_up u
    where u.site_id = a.site_id and u.id = a.sign_up_id and u.guest_id = any(${guestIds}::uuid[])`.execute(
    tx,
  );
}
