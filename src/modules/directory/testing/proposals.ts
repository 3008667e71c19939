import { inSite } from "../../../kernel/db/in-site.ts";
import type { TestDatabase } from "../../../kernel/db/testing/test-database.ts";
import type { Site } from "../../quarter/index.ts";
import type { ProposalKind } from "../rules/proposals/proposal.ts";
import { type ListedProposal, listProposals } from "../store/proposals/queue.ts";

/** What waits in the queue of a test's site. */
export const proposalsWaiting = (
  { db }: Pick<TestDatabase, "db">,
  site: Site,
  kind: ProposalKind,
): Promise<ListedProposal[]> =>
  inSite(db, site.id, (tx) => listProposals(tx, { kind, waiting: true }, 100, 0));
