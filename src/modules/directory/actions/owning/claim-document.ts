import type { Actor } from "../../../../kernel/audit/audit-line.ts";
import { writeAudit } from "../../../../kernel/audit/store/write-audit.ts";
import type { Db } from "../../../../kernel/db/db.ts";
import { inSite } from "../../../../kernel/db/in-site.ts";
import { fitPhoto, type PhotoRefusal } from "../../../../kernel/images/fit-photo.ts";
import { ok, type Result, refuse } from "../../../../kernel/result/result.ts";
import type { Secrets } from "../../../../kernel/secrets/secrets.ts";
import { documentEdge, documentKind, documentLimits } from "../../rules/owning/claim-document.ts";
import { type ClaimDocument, insertDocument, sealedDocument } from "../../store/owning/claim-documents.ts";
import { proposalById } from "../../store/proposals/proposals.ts";

/** A paper that was looked at and may be kept: made by `fitDocument` only. */
export interface FittedDocument {
  contentType: ClaimDocument["contentType"];
  bytes: Buffer;
}

export type DocumentRefusal = "not-a-document" | Exclude<PhotoRefusal, "not-a-photo">;

const purpose = "directory claim-document";
const bound = (siteId: string, proposalId: string) => `${siteId} ${proposalId}`;

/**
 * Makes a paper fit to be kept: its type is told by its content. A photo is drawn anew from its pixels, so that nothing else of
 * the file is left; a PDF stays as it is, and is only ever given out as a file to be saved.
 */
export async function fitDocument(file: Buffer): Promise<Result<FittedDocument, DocumentRefusal>> {
  if (file.length > documentLimits.bytes) return refuse("too-large");
  const kind = documentKind(file);
  if (kind === undefined) return refuse("not-a-document");
  if (kind === "pdf") return ok({ contentType: "application/pdf", bytes: file });
  const fitted = await fitPhoto(file, documentEdge);
  if (fitted.ok) return ok({ contentType: "image/webp", bytes: fitted.value.bytes });
  return refuse(fitted.reason === "not-a-photo" ? "not-a-document" : fitted.reason);
}

/** Keeps a paper with its claim, sealed: whoever reads the database alone reads nothing of it. */
export async function keepDocument(
  tx: Db,
  { siteId, secrets }: { siteId: string; secrets: Secrets },
  proposalId: string,
  { contentType, bytes }: FittedDocument,
): Promise<void> {
  const sealed = secrets.sealBytes(purpose, bound(siteId, proposalId), bytes);
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
    const bytes = found && secrets.openBytes(purpose, bound(siteId, proposalId), found.sealed);
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
