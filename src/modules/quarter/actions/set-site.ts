import { announceChange } from "../../../kernel/db/changes.ts";
import type { Db } from "../../../kernel/db/db.ts";
import { inSite } from "../../../kernel/db/in-site.ts";
import { defineSlot } from "../../../kernel/module/slot.ts";
import { ok, type Result, refuse } from "../../../kernel/result/result.ts";
import type { Site } from "../rules/site.ts";
import { siteBox } from "../rules/site-box.ts";
import { areasOf, type GivenArea, saveAreas } from "../store/areas.ts";
import { allSites, lockSite, updateSite } from "../store/sites.ts";

/** What a higher capability made out of a site's areas or state, and has to make anew; in the transaction of the change. */
export const siteChanges = defineSlot<(tx: Db, site: Site) => Promise<void>>("site-changes");

/** What of a site may be changed. Areas are renewed by their key, with their texts where some come along; the others stay. */
export type SiteChange = Partial<
  Pick<Site, "name" | "state" | "centre" | "host" | "theme" | "texts" | "languages">
> & {
  areas?: GivenArea[];
};

/**
 * Changes what is given of a site; refused where the host name belongs to another one. A new centre or new areas move the
 * box that imports are clipped to: around the centre and all areas that the site then has.
 *
 * @param change what is to be, or how that follows from the site as it is now: nobody else changes it in between
 * @param alongside writes what else belongs into the same transaction
 */
export async function setSite(
  db: Db,
  site: Site,
  change: SiteChange | ((now: Site) => SiteChange),
  alongside?: (tx: Db) => Promise<void>,
): Promise<Result<void, "host-taken">> {
  return inSite(db, site.id, async (tx) => {
    const now = (await lockSite(tx, site.id)) ?? site;
    const { areas, ...given } = typeof change === "function" ? change(now) : change;
    if (given.host && (await allSites(tx)).some(({ id, host }) => id !== site.id && host === given.host))
      return refuse("host-taken" as const);
    if (areas) await saveAreas(tx, site.id, areas);
    const { changedAt: _, areas: __, ...next } = { ...now, ...given };
    if (areas || given.centre)
      next.box = siteBox(
        next.centre,
        (await areasOf(tx)).map((area) => area.outline),
      );
    await updateSite(tx, next);
    await alongside?.(tx);
    await announceChange(tx, "sites");
    await announceChange(tx, site.id);
    return ok(undefined);
  });
}
