// SPDX-License-Identifier: EUPL-1.2
import { announceChange } from "../../../../kernel/db/changes.ts";
import type { Db } from "../../../../kernel/db/db.ts";
import { isId } from "../../../../kernel/id/id.ts";
import type { Result } from "../../../../kernel/result/result.ts";
import { entryOf, mostEntries, windowAt } from "../../rules/calendars/entry.ts";
import type { CalendarProblem, CalendarRefusal, ForeignCalendar } from "../../rules/ical/occurrence.ts";
import { readCalendar } from "../../rules/ical/read-calendar.ts";
import { ownSessions, showOnce, writeEntries } from "../../store/calendars/foreign-events.ts";

/** The session that an entry of our own calendars is of: its UID begins with it. */
function sessionOf(uid: string): string | undefined {
  const id = uid.slice(0, 36).toLowerCase();
  return isId(id) ? id : undefined;
}

/** Reads a calendar file for the coming year. */
export const readComing = (bytes: Uint8Array, now: Date): Result<ForeignCalendar, CalendarRefusal> =>
  readCalendar(bytes, windowAt(now));

/**
 * Makes the entries of a calendar what its file says. Our own sessions, which clubs and towns have in theirs because they subscribe to
 * ours, stand in the programme already.
 *
 * @returns what of the file was left out
 */
export async function takeEntries(
  tx: Db,
  siteId: string,
  calendarId: string,
  { occurrences, problems }: ForeignCalendar,
  now: Date,
): Promise<CalendarProblem[]> {
  const own = await ownSessions(tx, [...new Set(occurrences.flatMap(({ uid }) => sessionOf(uid) ?? []))]);
  const all = occurrences.flatMap((one) => (own.has(sessionOf(one.uid) ?? "") ? [] : (entryOf(one) ?? [])));
  const changed = await writeEntries(tx, siteId, calendarId, all.slice(0, mostEntries), now);
  if (changed.written + changed.gone > 0) {
    await showOnce(tx);
    await announceChange(tx, siteId);
  }
  return all.length > mostEntries
    ? [...problems, { uid: null, title: null, why: "too-many-dates" }]
    : problems;
}
