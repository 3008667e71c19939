import { now } from "../../../kernel/clock/clock.ts";
import type { Db } from "../../../kernel/db/db.ts";
import { inSite } from "../../../kernel/db/in-site.ts";
import { allSites } from "../../quarter/index.ts";
import { forgivenAfter } from "../rules/credentials/throttle.ts";
import { roles, sessionLimits } from "../rules/roles.ts";
import { deleteOldFailures } from "../store/failures.ts";
import { deleteOldMailChanges } from "../store/mail-changes.ts";
import { deleteOldCodes } from "../store/one-time-codes.ts";
import { deleteOldChallenges } from "../store/passkeys.ts";
import { deleteOldSessions } from "../store/sessions.ts";
import { deleteOldAttempts } from "../store/sign-on.ts";

const day = 86_400_000;

/** Deletes what nobody can use any more: sessions, one-time codes, questions for passkeys, counters of guesses. */
export async function forgetOld(db: Db): Promise<void> {
  const moment = now().getTime();
  const longest = Math.max(...roles.map((role) => sessionLimits([role]).longestHours)) * 3_600_000;
  for (const site of await allSites(db))
    await inSite(db, site.id, async (tx) => {
      await deleteOldSessions(tx, new Date(moment - longest - day));
      await deleteOldAttempts(tx, new Date(moment));
      await deleteOldCodes(tx, new Date(moment - 30 * day));
      await deleteOldMailChanges(tx, new Date(moment));
      await deleteOldChallenges(tx, new Date(moment));
      await deleteOldFailures(tx, new Date(moment - forgivenAfter * 1000));
    });
}
