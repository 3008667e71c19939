// SPDX-License-Identifier: EUPL-1.2
import { sql } from "kysely";
import type { Db } from "../../../../kernel/db/db.ts";

/** A paper by which somebody shows that a business is theirs. */
export interface ClaimDocument {
  contentType: "application/pdf" | "image/webp";
  /** In bytes, before it was sealed. */
  size: number;
}

/** Keeps a paper with the claim that it goes with. @param sealed as `sealDocument` gives it */
export async function insertDocument(
  tx: Db,
  siteId: string,
  proposalId: string,
  document: ClaimDocument & { sealed: Buffer },
): Promise<void> {
  await sql`
    insert into directory.claim_document (site_id, proposal_id, content_type, size, sealed)
    values (${siteId}, ${proposalId}, ${document.contentType}, ${document.size}, ${document.sealed})
  `.execute(tx);
}

/** What paper goes with a claim, without opening it. */
export async function documentOf(tx: Db, proposalId: string): Promise<ClaimDocument | undefined> {
  const { rows } = await sql<ClaimDocument>`
    select content_type as "contentType", size from directory.claim_document where proposal_id = ${proposalId}
  `.execute(tx);
  return rows[0];
}

/** The same with the sealed paper. */
export async function sealedDocument(
  tx: Db,
  proposalId: string,
): Promise<(ClaimDocument & { sealed: Buffer }) | undefined> {
  const { rows } = await sql<ClaimDocument & { sealed: Buffer }>`
    select content_type as "contentType", size, sealed from directory.claim_document where proposal_id = ${proposalId}
  `.execute(tx);
  return rows[0];
}

/** Forgets the paper of one claim. */
export async function deleteDocument(tx: Db, proposalId: string): Promise<void> {
  await sql`delete from directory.claim_document where proposal_id = ${proposalId}`.execute(tx);
}

/** Forgets the papers of claims that were decided before a moment. */
export async function deleteOldDocuments(tx: Db, before: Date): Promise<void> {
  await sql`
    delete from directory.claim_document d using directory.proposal p
    where p.site_id = d.site_id and p.id = d.proposal_id and p.decided_at < ${before}
  `.execute(tx);
}
