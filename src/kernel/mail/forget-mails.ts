import { now } from "../clock/clock.ts";
import type { Db } from "../db/db.ts";
import { inSite } from "../db/in-site.ts";
import type { ScheduledJob } from "../module/module.ts";
import { deleteDone, sitesWithMail } from "./store/outgoing.ts";

const day = 24 * 60 * 60_000;

/** How long it is known that a mail went to an address, in days; long enough to look into "nothing has come". */
const kept = { sent: 30, givenUp: 90 };

/** Takes out of the outbox what is long done with. */
export const forgetMails: ScheduledJob = {
  name: "mail-forget",
  cron: "50 3 * * *",
  async run(db: Db) {
    const before = (days: number) => new Date(now().getTime() - days * day);
    for (const siteId of await sitesWithMail(db))
      await inSite(db, siteId, (tx) =>
        deleteDone(tx, siteId, { sent: before(kept.sent), givenUp: before(kept.givenUp) }),
      );
  },
};
