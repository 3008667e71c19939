// SPDX-License-Identifier: EUPL-1.2
import { now as clockNow } from "../../../../kernel/clock/clock.ts";
import type { Db } from "../../../../kernel/db/db.ts";
import { inSite } from "../../../../kernel/db/in-site.ts";
import { allSites } from "../../../quarter/index.ts";
import { claimDueCalendars } from "../../store/calendars/calendars.ts";
import { forgetEntries } from "../../store/calendars/foreign-events.ts";
import { refreshCalendar } from "./refresh-calendar.ts";

const atOnce = 20;
/** Whoever dies while asking leaves the calendar to the next one after so long. */
const claimedFor = 15 * 60_000;
/** Entries that are over are of no use but to find them again in a calendar that moves one back. */
const keptAfter = 7 * 86_400_000;

/** Asks for the calendars whose time has come, one after the other. @param local whether only this machine can reach us */
export async function refreshDueCalendars(db: Db, local: boolean): Promise<void> {
  for (const site of await allSites(db)) {
    const now = clockNow();
    const due = await inSite(db, site.id, async (tx) => {
      await forgetEntries(tx, new Date(now.getTime() - keptAfter));
      return claimDueCalendars(tx, now, new Date(now.getTime() + claimedFor), atOnce);
    });
    for (const calendar of due)
      await refreshCalendar({ db, siteId: site.id, now: clockNow(), local }, calendar);
  }
}
