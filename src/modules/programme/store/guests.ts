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

/**
 * Makes somebody found by what they say of themselves.
 *
 * @param finder the keyed hash of name and contact
 * @returns false where it leads to somebody already
 */
export async function insertFinder(
  tx: Db,
  siteId: string,
  finder: string,
  guestId: string,
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    insert into programme.finder (site_id, finder, guest_id) values (${siteId}, ${finder}, ${guestId})
    on conflict do nothing`.execute(tx);
  return numAffectedRows === 1n;
}

/** @param finders what the hash may be, one for each secret key */
export async function guestByFinder(tx: Db, finders: readonly string[]): Promise<Guest | undefined> {
  const { rows } = await sql<Guest>`
    select ${columns} from programme.finder f join programme.guest g on g.site_id = f.site_id and g.id = f.guest_id
    where f.finder = any(${finders}::text[]) limit 1`.execute(tx);
  return rows[0];
}

/** Those with a contact by which nobody finds them yet: they came before people were found again, or with another key. */
export async function unfoundGuests(tx: Db, limit: number): Promise<Guest[]> {
  const { rows } = await sql<Guest>`
    select ${columns} from programme.guest g where g.contact is not null and exists (select from programme.sign_up u
        where u.site_id = g.site_id and u.guest_id = g.id and u.state <> 'doubtful')
      and not exists (select from programme.finder f where f.site_id = g.site_id and f.guest_id = g.id)
    order by g.made_at, g.id limit ${limit}`.execute(tx);
  return rows;
}

/** Writes how somebody is reached. */
export async function writeContact(
  tx: Db,
  id: string,
  { contactKind, contact }: Pick<Guest, "contactKind" | "contact">,
): Promise<void> {
  await sql`update programme.guest set contact_kind = ${contactKind}, contact = ${contact} where id = ${id}`.execute(
    tx,
  );
}

/** @returns whether they were there */
export async function deleteGuest(tx: Db, id: string): Promise<boolean> {
  const { numAffectedRows } = await sql`delete from programme.guest where id = ${id}`.execute(tx);
  return numAffectedRows === 1n;
}

/** @param lock others who change this person wait */
export async function guestById(tx: Db, id: string, lock = false): Promise<Guest | undefined> {
  const { rows } = await sql<Guest>`
    select ${columns} from programme.guest g where g.id = ${id} ${lock ? sql`for update` : sql``}`.execute(
    tx,
  );
  return rows[0];
}

/** Those whom staff has met since: they signed up or came; the last ones first. */
export async function recentGuests(tx: Db, since: Date, limit: number): Promise<Guest[]> {
  const { rows } = await sql<Guest>`
    select ${columns} from programme.guest g
    join (select guest_id, max(at) as at from (
        select guest_id, made_at as at from programme.sign_up where made_at > ${since} and state <> 'doubtful'
        union all select guest_id, recorded_at from programme.attendance where recorded_at > ${since}
        union all select guest_id, made_at from programme.room_request where made_at > ${since} and state <> 'doubtful') all_of
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
