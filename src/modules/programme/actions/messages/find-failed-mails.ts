// SPDX-License-Identifier: EUPL-1.2
import { now as clockNow } from "../../../../kernel/clock/clock.ts";
import type { Db } from "../../../../kernel/db/db.ts";
import { inSite } from "../../../../kernel/db/in-site.ts";
import { givenUpAmong } from "../../../../kernel/mail/store/outgoing.ts";
import { allSites } from "../../../quarter/index.ts";
import { mailsOfNotices } from "../../store/notices.ts";
import { giveToStaff } from "../sign-up/close-notice.ts";

/** Mails are tried for three days (`kernel/mail/next-try.ts`), and as long again by the server that took them until they come back. */
const lookBackMs = 10 * 86_400_000;

/** Brings mails that no server took, or that came back, to staff as work to do. */
export async function findFailedMails(db: Db, now = clockNow()): Promise<void> {
  for (const site of await allSites(db))
    await inSite(db, site.id, async (tx) => {
      const sent = await mailsOfNotices(tx, new Date(now.getTime() - lookBackMs));
      const failed = await givenUpAmong(
        tx,
        site.id,
        sent.map(({ mailId }) => mailId),
      );
      for (const { id, problem } of failed) {
        const notice = sent.find(({ mailId }) => mailId === id);
        if (notice) await giveToStaff(tx, notice.id, problem, now);
      }
    });
}
