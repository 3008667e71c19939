// SPDX-License-Identifier: EUPL-1.2
import { sql } from "kysely";
import type { Db } from "../../../kernel/db/db.ts";
import { newId } from "../../../kernel/id/id.ts";
import type { OfferingTexts } from "../rules/planning/offering.ts";
import type { NoticeKind } from "../rules/sign-up/notice-kind.ts";
import type { ContactKind } from "../rules/sign-up/read-sign-up.ts";
import type { Guest } from "./guests.ts";
import { titlesOf } from "./offerings.ts";

/**
 * Notes that somebody is to be told something.
 *
 * @param about tells apart what may happen again, such as the second time that a session is moved
 * @returns false where they were told already: nobody is told twice
 */
export async function insertNotice(
  tx: Db,
  siteId: string,
  notice: {
    signUpId: string;
    kind: NoticeKind;
    about: string;
    way: ContactKind;
    state: "open" | "sent";
    at: Date;
  },
): Promise<boolean> {
  const { signUpId, kind, about, way, state, at } = notice;
  const { numAffectedRows } = await sql`
    insert into programme.notice (site_id, id, sign_up_id, kind, about, way, state, made_at)
    values (${siteId}, ${newId()}, ${signUpId}, ${kind}, ${about}, ${way}, ${state}, ${at})
    on conflict (site_id, sign_up_id, kind, about) do nothing`.execute(tx);
  return numAffectedRows === 1n;
}

/** Somebody who is to be called or written to. */
export interface OpenNotice {
  id: string;
  kind: NoticeKind;
  way: ContactKind;
  madeAt: Date;
  guest: Guest | null;
  texts: OfferingTexts;
  startsAt: Date | null;
}

/** What staff still has to tell people, the oldest first. */
export async function openNotices(tx: Db, limit: number): Promise<OpenNotice[]> {
  const { rows } = await sql<OpenNotice>`
    select n.id, n.kind, n.way, n.made_at as "madeAt", ${titlesOf} as texts, s.starts_at as "startsAt",
      case when g.id is not null then jsonb_build_object('id', g.id, 'name', g.name, 'contactKind', g.contact_kind,
        'contact', g.contact, 'language', g.language) end as guest
    from programme.notice n join programme.sign_up u on u.site_id = n.site_id and u.id = n.sign_up_id
    join programme.offering o on o.site_id = u.site_id and o.id = u.offering_id
    left join programme.session s on s.site_id = u.site_id and s.id = u.session_id
    left join programme.guest g on g.site_id = u.site_id and g.id = u.guest_id
    where n.state = 'open' order by n.made_at limit ${limit}`.execute(tx);
  return rows;
}

/** Somebody was told. @returns whether it was open */
export async function closeNotice(tx: Db, id: string, by: string | null, at: Date): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update programme.notice set state = 'done', done_at = ${at}, done_by = ${by}
    where id = ${id} and state = 'open'`.execute(tx);
  return numAffectedRows === 1n;
}
