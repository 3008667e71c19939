// SPDX-License-Identifier: EUPL-1.2
import { now as clockNow } from "../../../../kernel/clock/clock.ts";
import type { Db } from "../../../../kernel/db/db.ts";
import { inSite } from "../../../../kernel/db/in-site.ts";
import { allSites } from "../../../quarter/index.ts";
import { closeOver } from "../../store/telling/over-notices.ts";

/** Nobody has to call anybody about what is over. */
export async function closeOverEverywhere(db: Db, now = clockNow()): Promise<void> {
  for (const site of await allSites(db)) await inSite(db, site.id, (tx) => closeOver(tx, now));
}
