import { announceChange } from "../../../kernel/db/changes.ts";
import type { Db } from "../../../kernel/db/db.ts";
import { inSite } from "../../../kernel/db/in-site.ts";
import type { Site } from "../rules/site.ts";
import { type Area, saveAreas } from "../store/areas.ts";
import { updateSite } from "../store/sites.ts";

/** Changes what is given of a site; areas are renewed by their key. */
export async function setSite(
  db: Db,
  site: Site,
  change: Partial<Omit<Site, "areas">> & { areas?: Omit<Area, "id">[] },
): Promise<void> {
  await inSite(db, site.id, async (tx) => {
    const { areas, ...rest } = change;
    const { changedAt: _, areas: __, ...next } = { ...site, ...rest, id: site.id, key: site.key };
    await updateSite(tx, next);
    if (areas) await saveAreas(tx, site.id, areas);
    await announceChange(tx, "sites");
    await announceChange(tx, site.id);
  });
}
