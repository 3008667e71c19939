import { writeAudit } from "../../../../kernel/audit/store/write-audit.ts";
import { inSite } from "../../../../kernel/db/in-site.ts";
import { ok, type Result, refuse } from "../../../../kernel/result/result.ts";
import { deleteSessions } from "../../store/sessions.ts";
import { releasePerson } from "../../store/sign-on-people.ts";
import type { Doing } from "../doing.ts";

/**
 * Takes apart a person and their account at the provider: somebody else has it now, or it was the wrong one. Whoever came in by it is
 * signed out; the next sign-in there binds anew.
 */
export async function releaseSignOn(
  { db, siteId, actor }: Doing,
  personId: string,
): Promise<Result<void, "unknown">> {
  return inSite(db, siteId, async (tx) => {
    if (!(await releasePerson(tx, personId))) return refuse("unknown" as const);
    await deleteSessions(tx, personId);
    await writeAudit(tx, {
      event: "person.sign-on-released",
      actor,
      subject: { kind: "person", id: personId },
      concerns: personId,
    });
    return ok(undefined);
  });
}
