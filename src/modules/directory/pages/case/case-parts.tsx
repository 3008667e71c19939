// SPDX-License-Identifier: EUPL-1.2
import type { FC } from "hono/jsx";
import type { SiteContext } from "../../../quarter/index.ts";
import type { ProposalKind } from "../../rules/proposals/proposal.ts";
import type { ListedProposal } from "../../store/proposals/queue.ts";

/** What else an editor must see of a kind, below what was asked. */
export const caseParts: Partial<
  Record<ProposalKind, FC<{ context: SiteContext; proposal: ListedProposal }>>
> = {};
