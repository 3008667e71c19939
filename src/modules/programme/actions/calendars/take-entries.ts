// SPDX-License-Identifier: EUPL-1.2
import { announceChange } from "../../../../kernel/db/changes.ts";
import type { Db } from "../../../../kernel/db/db.ts";
import type { Result } from "../../../../kernel/result/result.ts";
import { entryOf, mostEntries, windowAt } from "../../rules/calendars/entry.ts";
import type { CalendarProblem, CalendarRefusal, ForeignCalendar } from "../../rules/ical/occurrence.ts";
import { readCalendar } from "../../rules/ical/read-calendar.ts";
import { showOnce, writeEntries } from "../../store/calendars/foreign-events.ts";

/** Reads a calendar file for the coming year. */
export const readComing = (bytes: Uint8Array, now: Date): Result<ForeignCalendar, CalendarRefusal> =>
  readCalendar(bytes, windowAt(now));

/** Makes the entries of a calendar what its file says. @returns what of the file was left out */
export async function takeEntries(
  tx: Db,
  siteId: string,
  calendarId: string,
  { occurrences, problems }: ForeignCalendar,
  now: Date,
): Promise<CalendarProblem[]> {
  const all = occurrences.flatMap((one) => entryOf(one) ?? []);
  const changed = await writeEntries(tx, siteId, calendarId, all.slice(0, mostEntries), now);
  if (changed.written + changed.gone > 0) {
    await showOnce(tx);
    await announceChange(tx, siteId);
  }
  return all.length > mostEntries
    ? [...problems, { uid: null, title: null, why: "too-many-dates" }]
    : problems;
}
