// SPDX-License-Identifier: EUPL-1.2
import { sql } from "kysely";
import type { Db } from "../../../../kernel/db/db.ts";

const aboutState = sql`('seat', 'waiting', 'moved-up', 'asked')`;
const aboutDate = sql`('session-moved', 'session-cancelled', 'session-back')`;

/** The newest of what somebody was told later, or is to be told, where that makes a notice untrue; as `dropOvertaken` has it. */
async function overtaking(tx: Db, id: string): Promise<string | undefined> {
  const { rows } = await sql<{ id: string }>`
    select m.id from programme.notice n
    join programme.notice m on m.site_id = n.site_id and m.sign_up_id = n.sign_up_id and (m.made_at, m.id) > (n.made_at, n.id)
    join programme.sign_up u on u.site_id = n.site_id and u.id = n.sign_up_id
    where n.id = ${id} and (m.kind in ('cancelled', 'lapsed', 'offering-ended')
      or (m.kind in ${aboutState} and (n.kind in ${aboutState} or n.kind = 'lapsed'))
      or (m.kind = 'session-cancelled' and u.session_id is not null)
      or (m.kind in ${aboutDate} and n.kind in ${aboutDate}
        and split_part(m.about, ' ', 1) = split_part(n.about, ' ', 1))
      or (m.kind in ('place-changed', 'session-cancelled') and n.kind = 'place-changed'
        and split_part(m.about, ' ', 1) = split_part(n.about, ' ', 1)))
    order by m.made_at desc, m.id desc limit 1`.execute(tx);
  return rows[0]?.id;
}

/**
 * What was to tell it did not arrive: staff does it, unless there is something newer to tell. Who did not learn of the first move of
 * two still believes the time before it; of two places likewise.
 */
export async function reopenNotice(tx: Db, id: string, problem: string): Promise<void> {
  const newer = await overtaking(tx, id);
  await sql`
    update programme.notice set state = ${newer ? "over" : "open"}, problem = ${problem}
    where id = ${id} and state = 'sent'`.execute(tx);
  if (newer)
    await sql`
      update programme.notice m set told = m.told || jsonb_strip_nulls(jsonb_build_object('was', n.told->'was',
        'wasPlace', case when m.kind = n.kind then n.told->'wasPlace' end)) from programme.notice n
      where m.id = ${newer} and n.id = ${id} and n.site_id = m.site_id`.execute(tx);
}
