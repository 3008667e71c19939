// SPDX-License-Identifier: EUPL-1.2
import { now as clockNow } from "../../../../kernel/clock/clock.ts";
import type { Db } from "../../../../kernel/db/db.ts";
import { inSite } from "../../../../kernel/db/in-site.ts";
import type { Secrets } from "../../../../kernel/secrets/secrets.ts";
import { allSites, type Site } from "../../../quarter/index.ts";
import { offeringById } from "../../store/offerings.ts";
import { toRemind } from "../../store/sign-ups.ts";
import { type Teller, tell } from "./tell.ts";

/** In hours before the start: time enough to cancel, near enough to be remembered. */
const ahead = { least: 6, most: 30 };
const hour = 3_600_000;

/** Reminds those who have a seat and can be written to of what begins within a day; each of each session once. */
export async function remindAll(
  db: Db,
  secrets: Secrets,
  tellerOf: (site: Site) => Teller,
  now = clockNow(),
): Promise<void> {
  const [from, to] = [ahead.least, ahead.most].map((hours) => new Date(now.getTime() + hours * hour));
  for (const site of await allSites(db))
    await inSite(db, site.id, async (tx) => {
      const teller = tellerOf(site);
      const kinds = [...(teller.words ? ["mail"] : []), ...(teller.short ? ["phone"] : [])];
      for (const { signUp, sessionId, startsAt } of await toRemind(tx, from ?? now, to ?? now, kinds)) {
        const offering = await offeringById(tx, signUp.offeringId);
        if (offering?.state !== "published") continue;
        const telling = { tx, siteId: site.id, secrets, now, teller };
        await tell(telling, signUp, offering, { kind: "reminder", startsAt, about: sessionId, sessionId });
      }
    });
}
