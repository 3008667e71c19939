// SPDX-License-Identifier: EUPL-1.2
import { sql } from "kysely";
import type { Db } from "../../../kernel/db/db.ts";
import type { ContactKind } from "../rules/sign-up/read-sign-up.ts";

/** Somebody who comes, as it is stored: what says who they are is sealed. */
export interface Guest {
  id: string;
  name: string;
  contactKind: ContactKind;
  contact: string | null;
  language: string;
}

const columns = sql`g.id, g.name, g.contact_kind as "contactKind", g.contact, g.language`;

export async function insertGuest(tx: Db, siteId: string, guest: Guest & { madeAt: Date }): Promise<void> {
  const { id, name, contactKind, contact, language, madeAt } = guest;
  await sql`
    insert into programme.guest (site_id, id, name, contact_kind, contact, language, made_at)
    values (${siteId}, ${id}, ${name}, ${contactKind}, ${contact}, ${language}, ${madeAt})`.execute(tx);
}

export async function guestById(tx: Db, id: string): Promise<Guest | undefined> {
  const { rows } = await sql<Guest>`select ${columns} from programme.guest g where g.id = ${id}`.execute(tx);
  return rows[0];
}

/** Those whom staff has met since: they signed up or came; the last ones first. */
export async function recentGuests(tx: Db, since: Date, limit: number): Promise<Guest[]> {
  const { rows } = await sql<Guest>`
    select ${columns} from programme.guest g
    join (select guest_id, max(at) as at from (
        select guest_id, made_at as at from programme.sign_up where made_at > ${since} and state <> 'doubtful'
        union all select guest_id, recorded_at from programme.attendance where recorded_at > ${since}) all_of
      where guest_id is not null group by guest_id) met on met.guest_id = g.id
    order by met.at desc, g.id limit ${limit}`.execute(tx);
  return rows;
}

/** All people in the order of their ids, some at a time: names are sealed, so that only who has opened them can look for one. */
export async function guestsAfter(tx: Db, id: string | null, limit: number): Promise<Guest[]> {
  const { rows } = await sql<Guest>`
    select ${columns} from programme.guest g ${id === null ? sql`` : sql`where g.id > ${id}`} order by g.id limit ${limit}`.execute(
    tx,
  );
  return rows;
}
