// SPDX-License-Identifier: EUPL-1.2
import { sql } from "kysely";
import type { Db } from "../../../../kernel/db/db.ts";
import type { CodeWay } from "../../rules/owning/claim.ts";

/** By what somebody takes over an entry. */
export interface ClaimCode {
  businessId: string;
  way: CodeWay;
  /** The mail address to which it was sent. */
  sentTo: string | null;
  madeBy: string | null;
  expiresAt: Date;
  /** The claim that an editor accepted, where it comes from one. */
  proposalId: string | null;
}

/** Keeps a code by what recognises it. */
export async function insertClaimCode(
  tx: Db,
  siteId: string,
  code: ClaimCode & { digest: string; madeAt: Date },
): Promise<void> {
  await sql`
    insert into directory.claim_code (site_id, digest, business_id, way, sent_to, made_by, made_at, expires_at,
      proposal_id)
    values (${siteId}, ${code.digest}, ${code.businessId}, ${code.way}, ${code.sentTo}, ${code.madeBy}, ${code.madeAt},
      ${code.expiresAt}, ${code.proposalId})
  `.execute(tx);
}

const columns = sql`business_id as "businessId", way, sent_to as "sentTo", made_by as "madeBy", expires_at as "expiresAt",
  proposal_id as "proposalId"`;

/** The code that is still good, without using it up. */
export async function findClaimCode(tx: Db, digests: string[], now: Date): Promise<ClaimCode | undefined> {
  const { rows } = await sql<ClaimCode>`
    select ${columns} from directory.claim_code
    where digest = any(${digests}::text[]) and used_at is null and expires_at > ${now}
  `.execute(tx);
  return rows[0];
}

/** Uses up a code. However many come at once, one gets it. */
export async function takeClaimCode(tx: Db, digests: string[], now: Date): Promise<ClaimCode | undefined> {
  const { rows } = await sql<ClaimCode>`
    update directory.claim_code set used_at = ${now}
    where digest = any(${digests}::text[]) and used_at is null and expires_at > ${now} returning ${columns}
  `.execute(tx);
  return rows[0];
}

/** Notes who used a code. */
export async function noteUser(tx: Db, digests: string[], personId: string): Promise<void> {
  await sql`
    update directory.claim_code set used_by = ${personId} where digest = any(${digests}::text[])
  `.execute(tx);
}

/** The codes of an entry that are still good, newest first. */
export async function openCodesOf(
  tx: Db,
  businessId: string,
  now: Date,
): Promise<(ClaimCode & { madeAt: Date })[]> {
  const { rows } = await sql<ClaimCode & { madeAt: Date }>`
    select ${columns}, made_at as "madeAt" from directory.claim_code
    where business_id = ${businessId} and used_at is null and expires_at > ${now} order by made_at desc
  `.execute(tx);
  return rows;
}

/** The codes of an entry that are still good no longer count; how many there were. */
export async function deleteOpenCodes(tx: Db, businessId: string): Promise<number> {
  const { numAffectedRows } = await sql`
    delete from directory.claim_code where business_id = ${businessId} and used_at is null
  `.execute(tx);
  return Number(numAffectedRows ?? 0);
}

/**
 * No longer good are the codes of an entry by which somebody could come back: those that they made and nobody used yet, and links by
 * mail, of which nobody knows who asked for them. How many there were.
 */
export async function deleteWaysBack(tx: Db, businessId: string, personId: string): Promise<number> {
  const { numAffectedRows } = await sql`
    delete from directory.claim_code
    where business_id = ${businessId} and used_at is null and (made_by = ${personId} or way = 'mail')
  `.execute(tx);
  return Number(numAffectedRows ?? 0);
}

/** The link that comes from a claim is good no longer. */
export async function deleteCodeOfClaim(tx: Db, proposalId: string): Promise<void> {
  await sql`
    delete from directory.claim_code where proposal_id = ${proposalId} and used_at is null`.execute(tx);
}

/** Forgets codes that were over before a moment. */
export async function deleteOldClaimCodes(tx: Db, before: Date): Promise<void> {
  await sql`delete from directory.claim_code where expires_at < ${before}`.execute(tx);
}
