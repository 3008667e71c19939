// SPDX-License-Identifier: EUPL-1.2
import { now } from "../../../../../kernel/clock/clock.ts";
import { ok } from "../../../../../kernel/result/result.ts";
import { giveOwnerRole } from "../../../../accounts/index.ts";
import { codeWays } from "../../../rules/owning/claim.ts";
import { insertOwnership } from "../../../store/owning/ownerships.ts";
import type { Accept } from "./accepting.ts";

/**
 * Whoever asked with an account owns the entry from now on. Without one there is nobody to give it to yet: a code by letter or by
 * hand follows.
 */
export const acceptClaim: Accept = async ({ tx, site, proposal }) => {
  const { businessId, madeBy, asked } = proposal;
  if (businessId === null || madeBy === null) return ok({ changeId: null });
  const at = now();
  const how = codeWays.find((way) => way === asked.details?.way) ?? "document";
  await insertOwnership(tx, site.id, {
    businessId,
    personId: madeBy,
    how,
    since: at,
    proposalId: proposal.id,
  });
  await giveOwnerRole(tx, site.id, madeBy, at);
  return ok({ changeId: null });
};
