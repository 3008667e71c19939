import { now } from "../../../kernel/clock/clock.ts";
import { announceChange } from "../../../kernel/db/changes.ts";
import type { Db } from "../../../kernel/db/db.ts";
import { inSite } from "../../../kernel/db/in-site.ts";
import { allSites, type Site } from "../../quarter/index.ts";
import { openIntervals } from "../rules/hours/open-intervals.ts";
import { hoursOfKey } from "../rules/listing/hours-key.ts";
import { hoursInUse, putIntervals } from "../store/hours.ts";

/** Works out for all sites when their businesses are open in the coming 14 days; runs at every start and each night. */
export async function refreshHours(db: Db): Promise<void> {
  for (const site of await allSites(db)) await refreshHoursOf(db, site);
}

/** The same for one site, with the holidays of its state. */
export async function refreshHoursOf(db: Db, site: Site): Promise<void> {
  await inSite(db, site.id, async (tx) => {
    const from = now();
    const hours = await hoursInUse(tx, site.id);
    const intervals = [...hours].flatMap(([hoursId, value]) => {
      const known = hoursOfKey(value, site.state);
      return known.ok ? openIntervals(known.value, from).map((interval) => ({ hoursId, ...interval })) : [];
    });
    await putIntervals(tx, site.id, [...hours.keys()], intervals);
    await announceChange(tx, site.id);
  });
}
