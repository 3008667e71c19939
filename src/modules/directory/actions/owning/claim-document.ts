import type { Actor } from "../../../../kernel/audit/audit-line.ts";
import { writeAudit } from "../../../../kernel/audit/store/write-audit.ts";
import type { Db } from "../../../../kernel/db/db.ts";
import { inSite } from "../../../../kernel/db/in-site.ts";
import type { FittedDocument } from "../../../../kernel/documents/fit-document.ts";
import type { Secrets } from "../../../../kernel/secrets/secrets.ts";
import { insertDocument, sealedDocument } from "../../store/owning/claim-documents.ts";
import { proposalById } from "../../store/proposals/proposals.ts";

export const documentPurpose = "directory claim-document";
export const documentBound = (siteId: string, proposalId: string) => `${siteId} ${proposalId}`;

/** Keeps a paper with its claim, sealed: whoever reads the database alone reads nothing of it. */
export async function keepDocument(
  tx: Db,
  { siteId, secrets }: { siteId: string; secrets: Secrets },
  proposalId: string,
  { contentType, bytes }: FittedDocument,
): Promise<void> {
  const sealed = secrets.sealBytes(documentPurpose, documentBound(siteId, proposalId), bytes);
  await insertDocument(tx, siteId, proposalId, { contentType, size: bytes.length, sealed });
}

/**
 * Opens the paper of a claim for somebody who decides it; that they read it is noted in the same transaction.
 *
 * @returns undefined where there is none any more, or the key that sealed it is gone
 */
export function readDocument(
  { db, siteId, secrets, actor }: { db: Db; siteId: string; secrets: Secrets; actor: Actor },
  proposalId: string,
): Promise<FittedDocument | undefined> {
  return inSite(db, siteId, async (tx) => {
    const found = await sealedDocument(tx, proposalId);
    const bytes =
      found && secrets.openBytes(documentPurpose, documentBound(siteId, proposalId), found.sealed);
    const proposal = await proposalById(tx, proposalId);
    if (!found || !bytes || !proposal) return undefined;
    await writeAudit(tx, {
      event: "claim.document-read",
      actor,
      subject: { kind: "proposal", id: proposalId },
      ...(proposal.madeBy && { concerns: proposal.madeBy }),
    });
    return { contentType: found.contentType, bytes };
  });
}
