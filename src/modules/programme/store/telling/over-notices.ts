// SPDX-License-Identifier: EUPL-1.2
import { sql } from "kysely";
import type { Db } from "../../../../kernel/db/db.ts";

/** What is about one date of a series; all else is about the series as long as it goes on. */
const aboutOneDate = sql`n.kind in ('session-moved', 'session-cancelled', 'session-back', 'reminder')`;

/** When all that a notice is about is over, the time at which somebody would come in vain included. */
const overAt = sql`
  greatest((n.told->>'was')::timestamptz, coalesce(
    (select r.ends_at from programme.room_request r where r.site_id = n.site_id and r.id = n.request_id),
    (select s.ends_at from programme.sign_up u join programme.session s on s.site_id = u.site_id and s.id = u.session_id
      where u.site_id = n.site_id and u.id = n.sign_up_id),
    (select s.ends_at from programme.session s where s.site_id = n.site_id and s.id = (n.told->>'sessionId')::uuid),
    case when ${aboutOneDate} then coalesce(
      (select max(s.ends_at) from programme.sign_up u join programme.session s on s.site_id = u.site_id
        and s.offering_id = u.offering_id and s.starts_at = (n.told->>'startsAt')::timestamptz
        where u.site_id = n.site_id and u.id = n.sign_up_id), (n.told->>'startsAt')::timestamptz) end,
    (select max(s.ends_at) from programme.sign_up u join programme.session s on s.site_id = u.site_id
      and s.offering_id = u.offering_id where u.site_id = n.site_id and u.id = n.sign_up_id)))`;

/** Takes from the work of staff what nobody was told before it was over; what they were to be told is kept. @returns how many */
export async function closeOver(tx: Db, now: Date): Promise<number> {
  const { numAffectedRows } = await sql`
    update programme.notice n set state = 'over', done_at = ${now}
    where n.state = 'open' and ${overAt} < ${now}`.execute(tx);
  return Number(numAffectedRows ?? 0n);
}
