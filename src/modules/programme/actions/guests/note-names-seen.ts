// SPDX-License-Identifier: EUPL-1.2
import { writeAudit } from "../../../../kernel/audit/store/write-audit.ts";
import type { Db } from "../../../../kernel/db/db.ts";
import type { Doing } from "../../../accounts/index.ts";

/** What the audit log calls a page that shows who comes. */
export const namesSeen = "names.looked-at";

/**
 * Writes down that somebody sees names of people who take part, in the transaction that reads them.
 *
 * @param subject what they belong to, where that is one thing
 */
export async function noteNamesSeen(
  tx: Db,
  { actor }: Doing,
  subject?: { kind: "session" | "offering"; id: string },
): Promise<void> {
  await writeAudit(tx, { event: namesSeen, actor, ...(subject && { subject }) });
}
