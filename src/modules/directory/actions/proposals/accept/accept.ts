// SPDX-License-Identifier: EUPL-1.2
import type { ProposalKind } from "../../../rules/proposals/proposal.ts";
import { acceptChange } from "./accept-change.ts";
import { acceptClaim } from "./accept-claim.ts";
import { acceptNew } from "./accept-new.ts";
import { acceptStatus } from "./accept-status.ts";
import type { Accept } from "./accepting.ts";

/** What accepting does, by what was asked. */
export const accept: Record<ProposalKind, Accept> = {
  change: acceptChange,
  closed: acceptStatus("closed"),
  removal: acceptStatus("hidden"),
  new: acceptNew,
  claim: acceptClaim,
};
