// SPDX-License-Identifier: EUPL-1.2
import type { Db } from "../../../kernel/db/db.ts";
import { inSite } from "../../../kernel/db/in-site.ts";
import { wakeJob } from "../../../kernel/jobs/jobs.ts";
import { allSites, areasOf, type Site } from "../../quarter/index.ts";
import { businessesAfter } from "../store/businesses.ts";
import { projectionOf, setProjection } from "../store/settings.ts";
import { projectBusinesses } from "./project-businesses.ts";
import { refreshHoursOf } from "./refresh-hours.ts";

export const projectionJob = "directory-projection";

/** Which program this is: another one may know other words for a trade, or put an entry into another area. */
const program = (): string => process.env.MITTENDRIN_PROGRAM ?? "";

/** Asks for a new public projection of a site, because its areas or its holidays are others now. */
export async function askForProjection(tx: Db, site: Site): Promise<void> {
  const { asked, ...known } = (await projectionOf(tx)) ?? { program: program(), asked: 0, done: 0 };
  await setProjection(tx, site.id, { ...known, asked: asked + 1 });
  await wakeJob(tx, projectionJob);
}

/**
 * Makes the public projection of all entries anew where it was made by another program, or for other areas or holidays. Runs at
 * every start, each night, and as soon as somebody asks. What stands in a new site was put there by this program.
 */
export async function projectSites(db: Db): Promise<void> {
  for (const site of await allSites(db)) {
    const known = await inSite(db, site.id, projectionOf);
    if (known && known.done === known.asked && known.program === program()) continue;
    if (known) await projectSite(db, site);
    await inSite(db, site.id, async (tx) => {
      // Who asked meanwhile is not answered yet.
      const asked = (await projectionOf(tx))?.asked ?? 0;
      await setProjection(tx, site.id, { program: program(), asked, done: known?.asked ?? 0 });
    });
  }
}

async function projectSite(db: Db, site: Site): Promise<void> {
  /** Projects the next entries; so few that nobody who saves one of them waits for long. */
  const projectAfter = (id: string | undefined) =>
    inSite(db, site.id, async (tx) => {
      const batch = await businessesAfter(tx, id);
      await projectBusinesses(tx, site, await areasOf(tx), batch);
      return batch.at(-1)?.id;
    });
  for (let last = await projectAfter(undefined); last !== undefined; ) last = await projectAfter(last);
  // It tells all processes as well that kept pages are no longer right.
  await refreshHoursOf(db, site);
}
