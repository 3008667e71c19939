// SPDX-License-Identifier: EUPL-1.2
import { now } from "../../../../kernel/clock/clock.ts";
import type { Db } from "../../../../kernel/db/db.ts";
import { inSite } from "../../../../kernel/db/in-site.ts";
import { allSites } from "../../../quarter/index.ts";
import { forgetContacts, forgetDecided, forgetSuspect } from "../../store/proposals/forgetting.ts";

const day = 86_400_000;

/** In days after the decision: how to reach whoever asked, and the whole; in days after it came: what is perhaps spam. */
export const kept = { contact: 90, decided: 365, suspect: 30 };

/** Forgets what is no longer needed of what people asked. */
export async function forgetProposals(db: Db): Promise<void> {
  const moment = now().getTime();
  for (const site of await allSites(db))
    await inSite(db, site.id, async (tx) => {
      await forgetContacts(tx, new Date(moment - kept.contact * day));
      await forgetDecided(tx, new Date(moment - kept.decided * day));
      await forgetSuspect(tx, new Date(moment - kept.suspect * day));
    });
}
