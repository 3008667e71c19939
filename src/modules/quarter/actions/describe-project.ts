import { announceChange } from "../../../kernel/db/changes.ts";
import type { Db } from "../../../kernel/db/db.ts";
import { inSite } from "../../../kernel/db/in-site.ts";
import type { Figure, ProjectProfile } from "../rules/project.ts";
import { areasOf } from "../store/areas.ts";
import { saveFigures } from "../store/figures.ts";
import { saveProject } from "../store/projects.ts";

/** Publishes a site's project and its area figures in place of the earlier ones. */
export async function describeProject(
  db: Db,
  siteId: string,
  project: ProjectProfile,
  figures: Figure[],
): Promise<void> {
  await inSite(db, siteId, async (tx) => {
    await saveProject(tx, siteId, project);
    const areas = await areasOf(tx);
    await saveFigures(tx, siteId, figures, new Map(areas.map((area) => [area.key, area.id])));
    await announceChange(tx, siteId);
  });
}
