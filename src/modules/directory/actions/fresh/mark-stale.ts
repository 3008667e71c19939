// SPDX-License-Identifier: EUPL-1.2
import { now } from "../../../../kernel/clock/clock.ts";
import { announceChange } from "../../../../kernel/db/changes.ts";
import type { Db } from "../../../../kernel/db/db.ts";
import { inSite } from "../../../../kernel/db/in-site.ts";
import { allSites, type Site } from "../../../quarter/index.ts";
import { staleBefore } from "../../rules/fresh/freshness.ts";
import { berlinDay } from "../../rules/hours/berlin-time.ts";
import { markStale } from "../../store/fresh/stale.ts";
import { askingOf } from "../../store/settings.ts";

/** Before all ids. */
const first = "00000000-0000-0000-0000-000000000000";

/**
 * Marks what nobody has confirmed for long, so that it sinks in the lists and says so: entries become stale by nothing but time.
 *
 * @returns how many marks changed
 */
export async function markStaleOf(db: Db, site: Pick<Site, "id">, at: Date): Promise<number> {
  let total = 0;
  for (let after: string | null = first; after !== null; ) {
    const from: string = after;
    const { last, changed } = await inSite(db, site.id, async (tx) => {
      const { months } = await askingOf(tx);
      const marked = await markStale(tx, site.id, from, staleBefore(berlinDay(at), months));
      if (marked.changed > 0) await announceChange(tx, site.id);
      return marked;
    });
    total += changed;
    after = last;
  }
  return total;
}

/** The same for all sites; runs at every start and each night. */
export async function markStaleEverywhere(db: Db): Promise<void> {
  for (const site of await allSites(db)) await markStaleOf(db, site, now());
}
