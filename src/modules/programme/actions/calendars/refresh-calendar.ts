// SPDX-License-Identifier: EUPL-1.2
import type { Db } from "../../../../kernel/db/db.ts";
import { inSite } from "../../../../kernel/db/in-site.ts";
import { fetchForeign } from "../../../../kernel/fetch/fetch-foreign.ts";
import { readAnewAfter } from "../../rules/calendars/entry.ts";
import { nextReading, type ReadingProblem } from "../../rules/calendars/next-reading.ts";
import { calendarLimits } from "../../rules/ical/occurrence.ts";
import { type Calendar, calendarById, setFailed, setFine } from "../../store/calendars/calendars.ts";
import { readComing, takeEntries } from "./take-entries.ts";

interface Reading {
  db: Db;
  siteId: string;
  now: Date;
  /** Whether only this machine can reach us: then it may be asked as well. */
  local: boolean;
}

/**
 * Asks for a calendar and makes its entries what it says now. Where it cannot be had the entries stay as they were, and the reason is
 * kept with it. Nothing is held while the other server takes its time; a calendar that was ended meanwhile stays ended.
 *
 * @returns undefined where all is well
 */
export async function refreshCalendar(
  { db, siteId, now, local }: Reading,
  { id, address, readAt, etag, lastModified }: Calendar,
): Promise<ReadingProblem | undefined> {
  if (address === null) return undefined;
  const isFresh = readAt !== null && now.getTime() - readAt.getTime() < readAnewAfter;
  const fetched = await fetchForeign(new URL(address), {
    accept: "text/calendar",
    local,
    limits: { bytes: calendarLimits.bytes },
    ...(isFresh && { known: { etag, lastModified } }),
  });
  const failed = (problem: ReadingProblem) =>
    inSite(db, siteId, async (tx) => {
      const found = await calendarById(tx, id, true);
      if (found) await setFailed(tx, id, { at: now, next: nextReading(now, found.failures + 1), problem });
      return problem;
    });
  if (!fetched.ok) return failed(fetched.reason);
  const { bytes } = fetched.value;
  const read = bytes && readComing(bytes, now);
  if (read?.ok === false) return failed(read.reason);
  await inSite(db, siteId, async (tx) => {
    if (!(await calendarById(tx, id, true))) return;
    const leftOut = read && (await takeEntries(tx, siteId, id, read.value, now));
    const answer = bytes ? fetched.value : { etag, lastModified };
    await setFine(tx, id, { at: now, next: nextReading(now, 0), answer, read: leftOut });
  });
  return undefined;
}
