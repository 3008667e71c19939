// SPDX-License-Identifier: EUPL-1.2
import { type RawBuilder, sql } from "kysely";
import type { Db } from "../../../kernel/db/db.ts";

/** When the last session of guest `g` ends that they signed up for or came to; before they came into being where there is none. */
const lastOf: RawBuilder<unknown> = sql`greatest(g.made_at,
  (select max(s.ends_at) from programme.sign_up u join programme.session s on s.site_id = u.site_id
    and s.offering_id = u.offering_id and (u.session_id is null or s.id = u.session_id)
    where u.site_id = g.site_id and u.guest_id = g.id),
  (select max(r.ends_at) from programme.room_request r where r.site_id = g.site_id and r.guest_id = g.id),
  (select max(s.ends_at) from programme.attendance a join programme.session s on s.site_id = a.site_id and s.id = a.session_id
    where a.site_id = g.site_id and a.guest_id = g.id))`;

const came: RawBuilder<unknown> = sql`exists (select from programme.attendance a
  where a.site_id = g.site_id and a.guest_id = g.id and a.state not in ('absent', 'excused'))`;

/** Who signed up and never came, and whose last date was before this. */
export async function interestedBefore(tx: Db, before: Date): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select g.id from programme.guest g where not ${came} and ${lastOf} < ${before} for update of g`.execute(
    tx,
  );
  return rows.map(({ id }) => id);
}

/** Who took part so long ago that nobody asks for the lists any more. */
export async function participantsBefore(tx: Db, before: Date): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select g.id from programme.guest g where ${came} and ${lastOf} < ${before} for update of g`.execute(tx);
  return rows.map(({ id }) => id);
}

/** Deletes people; their sign-ups and attendances stay for the figures. */
export async function deleteGuests(tx: Db, ids: readonly string[]): Promise<void> {
  await sql`delete from programme.guest where id = any(${ids}::uuid[])`.execute(tx);
}

/** Forgets how to reach people who came. */
export async function forgetContacts(tx: Db, before: Date): Promise<void> {
  await sql`
    update programme.guest g set contact = null, contact_kind = 'paper'
    where g.contact is not null and ${came} and ${lastOf} < ${before}`.execute(tx);
}

/** Forgets the ages of children; how many there were stays, each as 0. Those of a second receipt go with the same day. */
export async function forgetAges(tx: Db, before: Date): Promise<void> {
  await sql`
    update programme.double d set children = array_fill(0, array[cardinality(d.children)]) from programme.sign_up u
    where u.site_id = d.site_id and u.id = d.sign_up_id and d.children <> '{}' and 0 <> any(d.children)
      and not exists (select from programme.session s where s.site_id = u.site_id and s.offering_id = u.offering_id
        and (u.session_id is null or s.id = u.session_id) and s.ends_at >= ${before})`.execute(tx);
  await sql`
    update programme.sign_up u set children = array_fill(0, array[cardinality(u.children)])
    where u.children <> '{}' and 0 <> any(u.children) and not exists (select from programme.session s where s.site_id = u.site_id
      and s.offering_id = u.offering_id and (u.session_id is null or s.id = u.session_id) and s.ends_at >= ${before})`.execute(
    tx,
  );
}

/** Forgets why people excused themselves. */
export async function forgetReasons(tx: Db, before: Date): Promise<void> {
  await sql`
    update programme.attendance a set reason = null where a.reason is not null and exists (
      select from programme.session s where s.site_id = a.site_id and s.id = a.session_id and s.ends_at < ${before})`.execute(
    tx,
  );
}

/** Forgets what people were told. */
export async function forgetNotices(tx: Db, before: Date): Promise<void> {
  await sql`delete from programme.notice where made_at < ${before} and state <> 'open'`.execute(tx);
}

/** Forgets what people answered, each answer as long after the last session as its question says. */
export async function forgetAnswers(tx: Db, now: Date): Promise<void> {
  await sql`
    delete from programme.answer a using programme.question q, programme.sign_up u
    where q.site_id = a.site_id and q.id = a.question_id and u.site_id = a.site_id and u.id = a.sign_up_id
      and not exists (select from programme.session s where s.site_id = u.site_id and s.offering_id = u.offering_id
        and (u.session_id is null or s.id = u.session_id)
        and s.ends_at + make_interval(days => q.kept_days) >= ${now})
      and u.made_at + make_interval(days => q.kept_days) < ${now}`.execute(tx);
}

/** Forgets what was asked for a room, and why it was not given: its times and states stay for the figures. */
export async function forgetRequests(tx: Db, before: Date): Promise<void> {
  await sql`
    update programme.room_request set purpose = null, reason = null, code = null
    where ends_at < ${before} and (purpose is not null or reason is not null or code is not null)`.execute(
    tx,
  );
}

/** Forgets second receipts of the same sign-up. */
export async function forgetDoubles(tx: Db, before: Date): Promise<void> {
  await sql`delete from programme.double where made_at < ${before}`.execute(tx);
}

/** Forgets text messages; what they cost stays in no figure longer than two years. */
export async function forgetTexts(tx: Db, before: Date): Promise<void> {
  await sql`delete from programme.text_message where made_at < ${before} and state <> 'waiting'`.execute(tx);
}

/** Forgets when somebody was away. */
export async function forgetAbsences(tx: Db, before: Date): Promise<void> {
  await sql`delete from programme.leader_absence where last_day < ${before}::date`.execute(tx);
}
