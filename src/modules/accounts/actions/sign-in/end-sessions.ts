import { writeAudit } from "../../../../kernel/audit/store/write-audit.ts";
import { inSite } from "../../../../kernel/db/in-site.ts";
import { deleteSessions } from "../../store/sessions.ts";
import type { Doing } from "../doing.ts";

/**
 * Signs a person out: on one device, on all, or on all but one. Nothing is noted where there was nothing to end.
 *
 * @returns how many devices were signed out
 */
export async function endSessions(
  { db, siteId, actor }: Doing,
  personId: string,
  which: { id?: string; but?: string },
): Promise<number> {
  return inSite(db, siteId, async (tx) => {
    const ended = await deleteSessions(tx, personId, which);
    if (ended > 0)
      await writeAudit(tx, {
        event: "account.signed-out",
        actor,
        concerns: personId,
        facts: { devices: ended },
      });
    return ended;
  });
}
