// SPDX-License-Identifier: EUPL-1.2
import { type RawBuilder, sql } from "kysely";
import type { Db } from "../../../kernel/db/db.ts";

/** When the last session of guest `g` ends that they signed up for or came to; before they came into being where there is none. */
const lastOf: RawBuilder<unknown> = sql`greatest(g.made_at,
  (select max(s.ends_at) from programme.sign_up u join programme.session s on s.site_id = u.site_id
    and s.offering_id = u.offering_id and (u.session_id is null or s.id = u.session_id)
    where u.site_id = g.site_id and u.guest_id = g.id),
  (select max(s.ends_at) from programme.attendance a join programme.session s on s.site_id = a.site_id and s.id = a.session_id
    where a.site_id = g.site_id and a.guest_id = g.id))`;

const came: RawBuilder<unknown> = sql`exists (select from programme.attendance a
  where a.site_id = g.site_id and a.guest_id = g.id and a.state not in ('absent', 'excused'))`;

/** Deletes who signed up and never came; their sign-ups stay for the figures. @returns how many people */
export async function forgetInterested(tx: Db, before: Date): Promise<number> {
  const { numAffectedRows } = await sql`
    delete from programme.guest g where not ${came} and ${lastOf} < ${before}`.execute(tx);
  return Number(numAffectedRows ?? 0n);
}

/** Deletes who took part so long ago that nobody asks for the lists any more. */
export async function forgetParticipants(tx: Db, before: Date): Promise<number> {
  const { numAffectedRows } = await sql`delete from programme.guest g where ${lastOf} < ${before}`.execute(
    tx,
  );
  return Number(numAffectedRows ?? 0n);
}

/** Forgets how to reach people who came. */
export async function forgetContacts(tx: Db, before: Date): Promise<void> {
  await sql`
    update programme.guest g set contact = null, contact_kind = 'paper'
    where g.contact is not null and ${came} and ${lastOf} < ${before}`.execute(tx);
}

/** Forgets the ages of children; how many there were stays, each as 0. */
export async function forgetAges(tx: Db, before: Date): Promise<void> {
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
