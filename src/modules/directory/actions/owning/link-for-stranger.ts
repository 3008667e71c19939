// SPDX-License-Identifier: EUPL-1.2
import { now } from "../../../../kernel/clock/clock.ts";
import type { Db } from "../../../../kernel/db/db.ts";
import type { MailAddress } from "../../../../kernel/mail/mail-address.ts";
import { newLinkToken, tokenDigest } from "../../../accounts/index.ts";
import type { Business } from "../../rules/business.ts";
import { codeEnd } from "../../rules/owning/claim.ts";
import type { Proposal } from "../../rules/proposals/proposal.ts";
import { businessForChange } from "../../store/businesses.ts";
import { insertClaimCode } from "../../store/owning/claim-codes.ts";

/**
 * Whoever showed a paper without an account, and was believed, gets a link by which they take over the entry: there is nobody yet
 * to whom it could be given. It is good as long as a code that is handed on.
 *
 * @returns what the mail says of it; undefined where there is nothing to take over by it
 */
export async function linkForStranger(
  tx: Db,
  siteId: string,
  { id, kind, state, businessId, madeBy, decidedBy }: Proposal,
  sentTo: MailAddress,
  write: (business: Business, token: string) => string,
): Promise<string | undefined> {
  if (kind !== "claim" || state !== "accepted" || businessId === null || madeBy !== null) return undefined;
  const business = await businessForChange(tx, businessId);
  if (!business) return undefined;
  const token = newLinkToken();
  const at = now();
  await insertClaimCode(tx, siteId, {
    digest: tokenDigest(token),
    businessId,
    way: "mail",
    sentTo,
    madeBy: decidedBy,
    madeAt: at,
    expiresAt: codeEnd("handed-over", at),
    proposalId: id,
  });
  return write(business, token);
}
