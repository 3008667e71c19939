import { now as clockNow } from "../../../../kernel/clock/clock.ts";
import type { Db } from "../../../../kernel/db/db.ts";
import { inSite } from "../../../../kernel/db/in-site.ts";
import { demoPerson } from "../../../accounts/index.ts";
import type { Site } from "../../../quarter/index.ts";
import { listedBusinesses } from "../../store/owning/own-listing.ts";
import { insertOwnership } from "../../store/owning/ownerships.ts";

/** Two invented owners of a demo site: one has two businesses, and shares one of them with the other. */
export async function addDemoOwners(db: Db, site: Site): Promise<void> {
  const at = clockNow();
  await inSite(db, site.id, async (tx) => {
    const [first, second] = await listedBusinesses(tx, 2);
    if (!first || !second) return;
    const ayse = await demoPerson(tx, site.id, "business-owner", "Ayşe Yıldız (Demo)", at);
    const login = "demo-business-owner-2";
    const marek = await demoPerson(tx, site.id, "business-owner", "Marek Nowak (Demo)", at, login);
    for (const [personId, businessId] of [
      [ayse, first],
      [ayse, second],
      [marek, first],
    ] as const)
      await insertOwnership(tx, site.id, { businessId, personId, how: "demo", since: at });
  });
}
