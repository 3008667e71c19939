import { announceChange } from "../../../kernel/db/changes.ts";
import type { Db } from "../../../kernel/db/db.ts";
import { inSite } from "../../../kernel/db/in-site.ts";
import { ok, type Result, refuse } from "../../../kernel/result/result.ts";
import type { Site } from "../rules/site.ts";
import { siteBox } from "../rules/site-box.ts";
import { areasOf, type GivenArea, saveAreas } from "../store/areas.ts";
import { allSites, updateSite } from "../store/sites.ts";

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
 * @param alongside writes what else belongs into the same transaction
 */
export async function setSite(
  db: Db,
  site: Site,
  { areas, ...change }: SiteChange,
  alongside?: (tx: Db) => Promise<void>,
): Promise<Result<void, "host-taken">> {
  if (change.host && (await allSites(db)).some(({ id, host }) => id !== site.id && host === change.host))
    return refuse("host-taken");
  await inSite(db, site.id, async (tx) => {
    if (areas) await saveAreas(tx, site.id, areas);
    const { changedAt: _, areas: __, ...next } = { ...site, ...change };
    if (areas || change.centre)
      next.box = siteBox(
        next.centre,
        (await areasOf(tx)).map((area) => area.outline),
      );
    await updateSite(tx, next);
    await alongside?.(tx);
    await announceChange(tx, "sites");
    await announceChange(tx, site.id);
  });
  return ok(undefined);
}
