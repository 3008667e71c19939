import { auditCsv } from "../../../kernel/audit/audit-csv.ts";
import type { AuditFilter } from "../../../kernel/audit/store/find-audit-lines.ts";
import { writeAudit } from "../../../kernel/audit/store/write-audit.ts";
import { inSite } from "../../../kernel/db/in-site.ts";
import type { Doing } from "./doing.ts";

/** Hands out the audit log as a table in pieces. That somebody took it stands in it before the first piece is read. */
export async function exportAudit(
  { db, siteId, actor }: Doing,
  filter: AuditFilter,
): Promise<() => AsyncIterable<string>> {
  await inSite(db, siteId, (tx) =>
    writeAudit(tx, {
      event: "audit.exported",
      actor,
      facts: {
        from: filter.from?.toISOString() ?? null,
        until: filter.until?.toISOString() ?? null,
        event: filter.event?.slice(0, 80) ?? null,
        ...(filter.actor && { actor: filter.actor }),
        ...(filter.concerns && { concerns: filter.concerns }),
        ...(filter.subject && { subject: `${filter.subject.kind}:${filter.subject.id}`.slice(0, 150) }),
      },
    }),
  );
  return () => auditCsv(db, siteId, filter);
}
