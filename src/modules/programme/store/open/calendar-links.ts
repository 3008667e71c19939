// SPDX-License-Identifier: EUPL-1.2
import { sql } from "kysely";
import type { Db } from "../../../../kernel/db/db.ts";

/** Whose dates a private calendar shows: those of one sign-up, or what somebody of the staff runs. */
export type CalendarOwner = { signUpId: string } | { personId: string };

/** A private calendar. `token` is sealed. */
export interface CalendarLink {
  id: string;
  token: string;
  signUpId: string | null;
  personId: string | null;
}

const columns = sql`l.id, l.token, l.sign_up_id as "signUpId", l.person_id as "personId"`;

const isOf = (owner: CalendarOwner) =>
  "signUpId" in owner ? sql`l.sign_up_id = ${owner.signUpId}` : sql`l.person_id = ${owner.personId}`;

export async function calendarLinkOf(tx: Db, owner: CalendarOwner): Promise<CalendarLink | undefined> {
  const { rows } = await sql<CalendarLink>`
    select ${columns} from programme.calendar_link l where ${isOf(owner)}`.execute(tx);
  return rows[0];
}

export async function calendarLinkByDigest(tx: Db, digest: string): Promise<CalendarLink | undefined> {
  const { rows } = await sql<CalendarLink>`
    select ${columns} from programme.calendar_link l where l.token_digest = ${digest}`.execute(tx);
  return rows[0];
}

/** @returns false where there is one already */
export async function insertCalendarLink(
  tx: Db,
  siteId: string,
  { id, token, digest, madeAt }: { id: string; token: string; digest: string; madeAt: Date },
  owner: CalendarOwner,
): Promise<boolean> {
  const { signUpId, personId } = { signUpId: null, personId: null, ...owner };
  const { numAffectedRows } = await sql`
    insert into programme.calendar_link (site_id, id, token_digest, token, sign_up_id, person_id, made_at)
    values (${siteId}, ${id}, ${digest}, ${token}, ${signUpId}, ${personId}, ${madeAt}) on conflict do nothing`.execute(
    tx,
  );
  return numAffectedRows === 1n;
}

/** @returns whether there was one */
export async function deleteCalendarLink(tx: Db, owner: CalendarOwner): Promise<boolean> {
  const { numAffectedRows } = await sql`delete from programme.calendar_link l where ${isOf(owner)}`.execute(
    tx,
  );
  return numAffectedRows === 1n;
}

/** Ends the private calendars of sign-ups whose last date is over so long. */
export async function forgetCalendarLinks(tx: Db, before: Date): Promise<void> {
  await sql`
    delete from programme.calendar_link l using programme.sign_up u
    where u.site_id = l.site_id and u.id = l.sign_up_id and l.made_at < ${before} and not exists (
      select from programme.session s where s.site_id = u.site_id and s.offering_id = u.offering_id
        and (u.session_id is null or s.id = u.session_id) and s.ends_at >= ${before})`.execute(tx);
}
