import type { Db } from "../../db/db.ts";
import { inSite } from "../../db/in-site.ts";
import { type TestDatabase, testDatabase } from "../../db/testing/test-database.ts";
import type { AuditLine } from "../audit-line.ts";
import { migrations } from "../store/migrations/index.ts";
import { writeAudit } from "../store/write-audit.ts";

/** A database with nothing but the audit. Drop it in `after`. */
export function auditDatabase(): Promise<TestDatabase> {
  return testDatabase([{ module: "audit", migrations }]);
}

/** Writes lines, each in a transaction of its own. */
export async function writeLines(db: Db, siteId: string, lines: readonly AuditLine[]): Promise<void> {
  for (const line of lines) await inSite(db, siteId, (tx) => writeAudit(tx, line));
}
