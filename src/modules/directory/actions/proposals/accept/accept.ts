// SPDX-License-Identifier: EUPL-1.2
import { ok } from "../../../../../kernel/result/result.ts";
import type { ProposalKind } from "../../../rules/proposals/proposal.ts";
import { acceptChange } from "./accept-change.ts";
import { acceptNew } from "./accept-new.ts";
import { acceptStatus } from "./accept-status.ts";
import type { Accept } from "./accepting.ts";

/** What accepting does, by what was asked. */
export const accept: Record<ProposalKind, Accept> = {
  change: acceptChange,
  closed: acceptStatus("closed"),
  removal: acceptStatus("hidden"),
  new: acceptNew,
  claim: async () => ok({ changeId: null }),
};
