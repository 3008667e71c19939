import { writeAudit } from "../../../../kernel/audit/store/write-audit.ts";
import type { Db } from "../../../../kernel/db/db.ts";
import { inSite } from "../../../../kernel/db/in-site.ts";
import { allSites } from "../../../quarter/index.ts";
import { deleteAllSessions } from "../../store/sessions.ts";

/** A backup brings sessions back that were ended since, perhaps because a device was lost: everybody signs in anew. */
export async function endAllSessions(owner: Db): Promise<string> {
  let all = 0;
  for (const site of await allSites(owner))
    all += await inSite(owner, site.id, async (tx) => {
      const devices = await deleteAllSessions(tx);
      if (devices > 0)
        await writeAudit(tx, {
          event: "account.signed-out",
          actor: { kind: "job", name: "restore" },
          facts: { devices, afterRestore: true },
        });
      return devices;
    });
  return `Everybody is signed out (${all} ${all === 1 ? "device" : "devices"}): ended sessions must not come back.`;
}
