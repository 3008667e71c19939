// SPDX-License-Identifier: EUPL-1.2
import { sql } from "kysely";
import type { Db } from "../../../kernel/db/db.ts";
import type { DocumentType } from "../../../kernel/documents/fit-document.ts";
import type { OfferingTexts } from "../rules/planning/offering.ts";
import { titlesOf } from "./offerings.ts";

/** A list that people signed, without opening it. */
export interface SignedList {
  id: string;
  contentType: DocumentType;
  /** In bytes, before it was sealed. */
  size: number;
  attachedAt: Date;
  /** Of which sessions it is, in their order. */
  sessions: { id: string; startsAt: string; endsAt: string }[];
}

const columns = sql`l.id, l.content_type as "contentType", l.size, l.attached_at as "attachedAt",
  coalesce((select jsonb_agg(jsonb_build_object('id', s.id, 'startsAt', s.starts_at, 'endsAt', s.ends_at) order by s.starts_at)
    from programme.signed_list_session c join programme.session s on s.site_id = c.site_id and s.id = c.session_id
    where c.site_id = l.site_id and c.list_id = l.id), '[]') as sessions`;

/** The lists of a session. */
export async function signedListsOf(tx: Db, sessionId: string): Promise<SignedList[]> {
  const { rows } = await sql<SignedList>`
    select ${columns} from programme.signed_list l join programme.signed_list_session o on o.site_id = l.site_id
      and o.list_id = l.id where o.session_id = ${sessionId} order by l.attached_at, l.id`.execute(tx);
  return rows;
}

/** One list with what is sealed. */
export async function sealedListById(
  tx: Db,
  id: string,
): Promise<(SignedList & { sealed: Buffer }) | undefined> {
  const { rows } = await sql<SignedList & { sealed: Buffer }>`
    select ${columns}, l.sealed from programme.signed_list l where l.id = ${id}`.execute(tx);
  return rows[0];
}

/**
 * Keeps a list with its sessions; those that are of another offering than the first are left out.
 *
 * @returns false where it is there already: the same form was sent twice
 */
export async function insertSignedList(
  tx: Db,
  siteId: string,
  list: Omit<SignedList, "sessions"> & {
    sealed: Buffer;
    by: string | null;
    sessionIds: [string, ...string[]];
  },
): Promise<boolean> {
  const { id, contentType, size, sealed, by, attachedAt, sessionIds } = list;
  const { numAffectedRows } = await sql`
    insert into programme.signed_list (site_id, id, content_type, size, sealed, attached_by, attached_at)
    values (${siteId}, ${id}, ${contentType}, ${size}, ${sealed}, ${by}, ${attachedAt}) on conflict do nothing`.execute(
    tx,
  );
  if (numAffectedRows !== 1n) return false;
  await sql`
    insert into programme.signed_list_session (site_id, list_id, session_id)
    select ${siteId}, ${id}, s.id from programme.session s where s.id = any(${sessionIds}::uuid[]) and s.state = 'planned'
      and s.offering_id = (select f.offering_id from programme.session f where f.id = ${sessionIds[0]})`.execute(
    tx,
  );
  return true;
}

/** @returns whether there was such a list */
export async function deleteSignedList(tx: Db, id: string): Promise<boolean> {
  const { numAffectedRows } = await sql`delete from programme.signed_list where id = ${id}`.execute(tx);
  return numAffectedRows === 1n;
}

/** Forgets lists whose last session ended before a moment, and those whose sessions are gone. */
export async function forgetSignedLists(tx: Db, before: Date): Promise<void> {
  await sql`
    delete from programme.signed_list l where l.attached_at < ${before} and not exists (
      select from programme.signed_list_session c join programme.session s on s.site_id = c.site_id and s.id = c.session_id
      where c.site_id = l.site_id and c.list_id = l.id and s.ends_at >= ${before})`.execute(tx);
}

/** A session whose signed list is missing. */
export interface UnsignedSession {
  id: string;
  startsAt: Date;
  endsAt: Date;
  texts: OfferingTexts;
}

/**
 * Sessions that are over, to which people came, of offerings whose funder wants a signed list, and without one; the newest first.
 *
 * @param since sessions that began before are left in peace
 */
export async function listsNotSigned(db: Db, since: Date, now: Date): Promise<UnsignedSession[]> {
  const { rows } = await sql<UnsignedSession>`
    select s.id, s.starts_at as "startsAt", s.ends_at as "endsAt", ${titlesOf} as texts from programme.session s
    join programme.offering o on o.site_id = s.site_id and o.id = s.offering_id and o.details->'signedList' = 'true'::jsonb
      and o.state <> 'draft'
    where s.starts_at > ${since} and s.ends_at <= ${now} and s.state = 'planned'
      and exists (select from programme.attendance a where a.site_id = s.site_id and a.session_id = s.id
        and a.state not in ('absent', 'excused'))
      and not exists (select from programme.signed_list_session c where c.site_id = s.site_id and c.session_id = s.id)
    order by s.starts_at desc, s.id limit 50`.execute(db);
  return rows;
}
