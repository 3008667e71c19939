// SPDX-License-Identifier: EUPL-1.2
import { writeAudit } from "../../../../kernel/audit/store/write-audit.ts";
import type { Db } from "../../../../kernel/db/db.ts";
import { inSite } from "../../../../kernel/db/in-site.ts";
import { newId } from "../../../../kernel/id/id.ts";
import type { Secrets } from "../../../../kernel/secrets/secrets.ts";
import { type Doing, isLinkToken, newLinkToken, tokenDigest } from "../../../accounts/index.ts";
import {
  type CalendarLink,
  type CalendarOwner,
  calendarLinkByDigest,
  calendarLinkOf,
  deleteCalendarLink,
  insertCalendarLink,
} from "../../store/open/calendar-links.ts";

export const calendarPurpose = "programme calendar";
export const calendarBound = (siteId: string, id: string) => `${siteId} ${id}`;

const subjectOf = (owner: CalendarOwner) =>
  "signUpId" in owner
    ? ({ kind: "sign-up", id: owner.signUpId } as const)
    : ({ kind: "person", id: owner.personId } as const);

/** Makes a private address for somebody's dates. Where there is one it stays, so that calendars go on with it. */
export function makeCalendarLink(
  { db, siteId, actor, secrets, now }: Doing,
  owner: CalendarOwner,
): Promise<void> {
  return inSite(db, siteId, async (tx) => {
    const token = newLinkToken();
    const id = newId();
    const link = {
      id,
      token: secrets.seal(calendarPurpose, calendarBound(siteId, id), token),
      digest: tokenDigest(token),
      madeAt: now,
    };
    if (await insertCalendarLink(tx, siteId, link, owner))
      await writeAudit(tx, { event: "calendar-link.made", actor, subject: subjectOf(owner) });
  });
}

/** Ends a private address: whoever asks for it from now on finds nothing. */
export function endCalendarLink({ db, siteId, actor }: Doing, owner: CalendarOwner): Promise<void> {
  return inSite(db, siteId, async (tx) => {
    if (await deleteCalendarLink(tx, owner))
      await writeAudit(tx, { event: "calendar-link.ended", actor, subject: subjectOf(owner) });
  });
}

/** The token of somebody's private address; undefined where there is none. */
export async function calendarToken(
  tx: Db,
  secrets: Secrets,
  siteId: string,
  owner: CalendarOwner,
): Promise<string | undefined> {
  const link = await calendarLinkOf(tx, owner);
  return link && secrets.open(calendarPurpose, calendarBound(siteId, link.id), link.token);
}

/** Whose calendar an address is. */
export const calendarOfToken = async (tx: Db, token: string): Promise<CalendarLink | undefined> =>
  isLinkToken(token) ? calendarLinkByDigest(tx, tokenDigest(token)) : undefined;
