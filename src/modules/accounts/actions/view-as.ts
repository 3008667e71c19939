import { writeAudit } from "../../../kernel/audit/store/write-audit.ts";
import { inSite } from "../../../kernel/db/in-site.ts";
import { ok, type Result, refuse } from "../../../kernel/result/result.ts";
import { isRole } from "../rules/roles.ts";
import { setViewingAs } from "../store/sessions.ts";
import type { Doing } from "./doing.ts";

/** From now on this device only looks at the pages as a role would see them. In the audit log the person stays who they are. */
export async function viewAs(
  { db, siteId, actor }: Doing,
  { personId, sessionId, role }: { personId: string; sessionId: string; role: string },
): Promise<Result<void, "role">> {
  if (!isRole(role)) return refuse("role");
  await inSite(db, siteId, async (tx) => {
    await setViewingAs(tx, sessionId, role);
    await writeAudit(tx, { event: "view.began", actor, concerns: personId, facts: { role } });
  });
  return ok(undefined);
}

/** Ends it. */
export async function viewAsOneself(
  { db, siteId, actor }: Doing,
  { personId, sessionId }: { personId: string; sessionId: string },
): Promise<void> {
  await inSite(db, siteId, async (tx) => {
    await setViewingAs(tx, sessionId, null);
    await writeAudit(tx, { event: "view.ended", actor, concerns: personId });
  });
}
