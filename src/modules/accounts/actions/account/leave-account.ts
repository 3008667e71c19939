import { writeAudit } from "../../../../kernel/audit/store/write-audit.ts";
import { inSite } from "../../../../kernel/db/in-site.ts";
import { recordErasure } from "../../../../kernel/erasures/store/erasures.ts";
import { ok, type Result, refuse } from "../../../../kernel/result/result.ts";
import { lockPeople, personById, updatePerson } from "../../store/people.ts";
import { deleteSessions } from "../../store/sessions.ts";
import type { Doing } from "../doing.ts";
import { leave, wouldLeaveNobody } from "../people/manage-person.ts";

/**
 * Deletes the own account: no name, nothing to sign in with, no roles. The bare row stays, so that the audit log still points to
 * somebody.
 */
export async function leaveAccount(
  doing: Doing,
  personId: string,
): Promise<Result<void, "last-administrator">> {
  const { db, siteId, actor } = doing;
  return inSite(db, siteId, async (tx) => {
    await lockPeople(tx, siteId);
    const person = await personById(tx, personId);
    // A second click: it is done already.
    if (!person || person.state === "left") return ok(undefined);
    if (await wouldLeaveNobody(tx, { ...person, state: "left" }, doing)) return refuse("last-administrator");
    await leave(tx, person, doing);
    await updatePerson(tx, personId, { name: "–" });
    await deleteSessions(tx, personId);
    await writeAudit(tx, { event: "account.deleted", actor, concerns: personId });
    await recordErasure(tx, siteId, "account-deleted", personId);
    return ok(undefined);
  });
}
