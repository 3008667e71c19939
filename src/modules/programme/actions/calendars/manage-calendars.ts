// SPDX-License-Identifier: EUPL-1.2
import { writeAudit } from "../../../../kernel/audit/store/write-audit.ts";
import { announceChange } from "../../../../kernel/db/changes.ts";
import type { Db } from "../../../../kernel/db/db.ts";
import { inSite } from "../../../../kernel/db/in-site.ts";
import { newId } from "../../../../kernel/id/id.ts";
import { ok, type Result, refuse } from "../../../../kernel/result/result.ts";
import type { Doing } from "../../../accounts/index.ts";
import type { CalendarWords, Subscription } from "../../rules/calendars/read-subscription.ts";
import type { CalendarRefusal } from "../../rules/ical/occurrence.ts";
import {
  calendarByName,
  deleteCalendar,
  insertCalendar,
  setCalendarWords,
  setFine,
} from "../../store/calendars/calendars.ts";
import { setHidden, showOnce } from "../../store/calendars/foreign-events.ts";
import { readComing, takeEntries } from "./take-entries.ts";

const personOf = ({ actor }: Doing) => (actor.kind === "person" ? actor.id : null);

const note = (
  tx: Db,
  { actor }: Doing,
  event: string,
  id: string,
  facts: Record<string, string | boolean | null> = {},
) => writeAudit(tx, { event, actor, subject: { kind: "calendar", id }, facts });

/** Subscribes to a calendar, whose entries come with the first reading. @returns its id */
export function subscribeCalendar(
  doing: Doing,
  subscription: Subscription,
): Promise<Result<string, "there-already">> {
  return inSite(doing.db, doing.siteId, async (tx) => {
    const id = newId();
    const made = { ...subscription, id, by: personOf(doing), at: doing.now };
    if (!(await insertCalendar(tx, doing.siteId, made))) return refuse("there-already");
    await note(tx, doing, "calendar.subscribed", id, { host: new URL(subscription.address).host });
    return ok(id);
  });
}

/** Takes in a calendar file that somebody sent; one of the same name that was sent before is replaced. @returns its id */
export async function takeCalendarFile(
  doing: Doing,
  words: CalendarWords,
  bytes: Uint8Array,
): Promise<Result<string, CalendarRefusal | "there-already">> {
  const { db, siteId, now } = doing;
  const read = readComing(bytes, now);
  if (!read.ok) return read;
  return inSite(db, siteId, async (tx) => {
    const before = await calendarByName(tx, words.name);
    if (before && before.address !== null) return refuse("there-already");
    const id = before?.id ?? newId();
    const made = { ...words, id, address: null, by: personOf(doing), at: now };
    if (before) await setCalendarWords(tx, id, words);
    else if (!(await insertCalendar(tx, siteId, made))) return refuse("there-already");
    const leftOut = await takeEntries(tx, siteId, id, read.value, now);
    await setFine(tx, id, { at: now, next: null, answer: { etag: null, lastModified: null }, read: leftOut });
    await note(tx, doing, "calendar.sent", id, { again: before !== undefined });
    return ok(id);
  });
}

/** Changes how a calendar is called and sorted in. */
export function changeCalendar(
  doing: Doing,
  id: string,
  words: CalendarWords,
): Promise<Result<void, "there-already">> {
  return inSite(doing.db, doing.siteId, async (tx) => {
    if (!(await setCalendarWords(tx, id, words))) return refuse("there-already");
    await note(tx, doing, "calendar.changed", id, { kind: words.kind });
    await announceChange(tx, doing.siteId);
    return ok(undefined);
  });
}

/** Ends a subscription, or takes a file back: all its entries go. @returns whether it was there */
export function endCalendar(doing: Doing, id: string): Promise<boolean> {
  return inSite(doing.db, doing.siteId, async (tx) => {
    if (!(await deleteCalendar(tx, id))) return false;
    // What two calendars had is shown from the other one now.
    await showOnce(tx);
    await note(tx, doing, "calendar.ended", id);
    await announceChange(tx, doing.siteId);
    return true;
  });
}

/** Hides one entry for good, or shows it again. @returns the id of its calendar, or undefined where it is not there */
export function hideEntry(doing: Doing, id: string, hidden: boolean): Promise<string | undefined> {
  return inSite(doing.db, doing.siteId, async (tx) => {
    const calendar = await setHidden(tx, id, hidden);
    if (calendar === undefined) return undefined;
    await showOnce(tx);
    await note(tx, doing, "calendar.entry-set", calendar, { entry: id, hidden });
    await announceChange(tx, doing.siteId);
    return calendar;
  });
}
