import { writeAudit } from "../../../../kernel/audit/store/write-audit.ts";
import { announceChange } from "../../../../kernel/db/changes.ts";
import { inSite } from "../../../../kernel/db/in-site.ts";
import type { Own } from "../my-business/save-part.ts";
import type { Doing } from "../owning/doing.ts";
import { confirmWithin } from "./confirm-within.ts";

/** An owner says that all of the entry is right as it is. */
export async function confirmOwn(
  { db, site, actor, now }: Doing,
  { personId, business }: Own,
): Promise<void> {
  await inSite(db, site.id, async (tx) => {
    await confirmWithin(tx, site, business.id, { at: now, word: "owner", personId });
    await writeAudit(tx, {
      event: "business.confirmed",
      actor,
      subject: { kind: "business", id: business.shortId },
    });
    await announceChange(tx, site.id);
  });
}
