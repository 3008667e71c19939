import { announceChange } from "../../../kernel/db/changes.ts";
import type { Db } from "../../../kernel/db/db.ts";
import { inSite } from "../../../kernel/db/in-site.ts";
import { newId } from "../../../kernel/id/id.ts";
import { checkSiteKey, type KeyRefusal, type Site } from "../rules/site.ts";
import { type Area, saveAreas } from "../store/areas.ts";
import { allSites, insertSite } from "../store/sites.ts";

export type CreateSiteRefusal = KeyRefusal | "taken" | "host-taken";

export type NewSite = Omit<Site, "id" | "changedAt" | "areas"> & { areas: Omit<Area, "id">[] };

/**
 * Opens a site with its areas; refused where the key has the wrong form, is reserved or taken, or the
 * host name belongs to another site.
 */
export async function createSite(
  db: Db,
  site: NewSite,
): Promise<{ ok: true; id: string } | { ok: false; reason: CreateSiteRefusal }> {
  const refusal = checkSiteKey(site.key);
  if (refusal) return { ok: false, reason: refusal };
  const others = await allSites(db);
  if (others.some(({ key }) => key === site.key)) return { ok: false, reason: "taken" };
  if (site.host && others.some(({ host }) => host === site.host)) return { ok: false, reason: "host-taken" };
  const id = newId();
  await inSite(db, id, async (tx) => {
    const { areas, ...rest } = site;
    await insertSite(tx, { ...rest, id });
    await saveAreas(tx, id, areas);
    await announceChange(tx, "sites");
  });
  return { ok: true, id };
}
