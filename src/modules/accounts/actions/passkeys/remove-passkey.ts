import { writeAudit } from "../../../../kernel/audit/store/write-audit.ts";
import { inSite } from "../../../../kernel/db/in-site.ts";
import { deletePasskey } from "../../store/passkeys.ts";
import type { Doing } from "../doing.ts";
import { withoutFactor } from "../sign-in/second-factor.ts";

/** Takes a passkey away: whoever has the device can no longer sign in with it. A second click does nothing. */
export async function removePasskey(
  { db, siteId, actor }: Doing,
  personId: string,
  passkeyId: string,
): Promise<void> {
  await inSite(db, siteId, async (tx) => {
    if (!(await deletePasskey(tx, personId, passkeyId))) return;
    await withoutFactor(tx, siteId, personId);
    await writeAudit(tx, { event: "account.passkey-removed", actor, concerns: personId });
  });
}
