// SPDX-License-Identifier: EUPL-1.2
import { now as clockNow } from "../../../../kernel/clock/clock.ts";
import type { Db } from "../../../../kernel/db/db.ts";
import { inSite } from "../../../../kernel/db/in-site.ts";
import type { Secrets } from "../../../../kernel/secrets/secrets.ts";
import { allSites, type Site } from "../../../quarter/index.ts";
import { lapsedEverywhere } from "../../store/sign-ups.ts";
import { hold, settle } from "./settle.ts";
import type { Teller } from "./tell.ts";

/** Asks the next ones where somebody was asked in vain. */
export async function settleAll(db: Db, secrets: Secrets, tellerOf: (site: Site) => Teller): Promise<void> {
  const now = clockNow();
  for (const site of await allSites(db)) {
    const all = await inSite(db, site.id, (tx) => lapsedEverywhere(tx, now));
    for (const what of all)
      await inSite(db, site.id, async (tx) => {
        const held = await hold(tx, what);
        if (held) await settle(tx, { siteId: site.id, secrets, now, teller: tellerOf(site) }, held);
      });
  }
}
