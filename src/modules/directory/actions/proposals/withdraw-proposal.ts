// SPDX-License-Identifier: EUPL-1.2
import type { Actor } from "../../../../kernel/audit/audit-line.ts";
import { writeAudit } from "../../../../kernel/audit/store/write-audit.ts";
import type { Db } from "../../../../kernel/db/db.ts";
import { inSite } from "../../../../kernel/db/in-site.ts";
import { ok, type Result, refuse } from "../../../../kernel/result/result.ts";
import type { Secrets } from "../../../../kernel/secrets/secrets.ts";
import { deleteDocument } from "../../store/owning/claim-documents.ts";
import { decideProposal, proposalByReceipt } from "../../store/proposals/proposals.ts";
import { receiptDigests } from "./receipt.ts";

/** Takes back what waits, by the code on its receipt. */
export function withdrawProposal(
  db: Db,
  { siteId, secrets, actor }: { siteId: string; secrets: Secrets; actor: Actor },
  code: string,
): Promise<Result<void, "unknown" | "decided">> {
  return inSite(db, siteId, async (tx) => {
    const proposal = await proposalByReceipt(tx, receiptDigests(secrets, siteId, code));
    if (!proposal) return refuse("unknown");
    const { id, kind } = proposal;
    if (!(await decideProposal(tx, id, { state: "withdrawn", by: null, reason: null })))
      return refuse("decided");
    await deleteDocument(tx, id);
    await writeAudit(tx, {
      event: "proposal.withdrawn",
      actor,
      subject: { kind: "proposal", id },
      facts: { kind },
    });
    return ok(undefined);
  });
}
