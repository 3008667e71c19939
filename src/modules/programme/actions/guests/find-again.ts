// SPDX-License-Identifier: EUPL-1.2
import type { Db } from "../../../../kernel/db/db.ts";
import { inSite } from "../../../../kernel/db/in-site.ts";
import type { Secrets } from "../../../../kernel/secrets/secrets.ts";
import { allSites } from "../../../quarter/index.ts";
import { insertFinder, unfoundGuests } from "../../store/guests.ts";
import { finderOf, openGuest } from "../sign-up/sealed-guest.ts";

/** In one transaction, and in one night. */
const atOnce = 500;
const mostRounds = 40;

/** Makes those found again by name and contact who came before that was done. Two of the same stay two: staff may merge them. */
export async function findAgain(db: Db, secrets: Secrets): Promise<void> {
  for (const site of await allSites(db))
    for (let round = 0; round < mostRounds; round++) {
      const fresh = await inSite(db, site.id, async (tx) => {
        let made = 0;
        for (const guest of await unfoundGuests(tx, atOnce)) {
          const finder = finderOf(secrets, site.id, openGuest(secrets, site.id, guest));
          if (finder && (await insertFinder(tx, site.id, finder, guest.id))) made++;
        }
        return made;
      });
      if (fresh === 0) break;
    }
}
