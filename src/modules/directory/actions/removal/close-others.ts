// SPDX-License-Identifier: EUPL-1.2
import type { Db } from "../../../../kernel/db/db.ts";
import type { Proposal } from "../../rules/proposals/proposal.ts";
import { storeReason } from "../../rules/proposals/reason.ts";
import { closedWith, waitingBeside } from "../../store/proposals/beside.ts";
import { lockProposal, reopenProposal } from "../../store/proposals/proposals.ts";
import { judgePhoto } from "../photos/judge-photo.ts";
import type { Decider, Verdict } from "../proposals/decide.ts";
import { noteDecision } from "../proposals/note-decision.ts";

const removed = storeReason({ preset: "removed", words: "" });

/**
 * Nothing is left to decide about an entry that was taken out on request: what else waits about it is refused, and whoever asked
 * hears why. Another wish to be taken out is fulfilled.
 */
export async function closeOthers(
  tx: Db,
  decider: Decider,
  removal: Proposal,
  { letter }: Pick<Verdict, "letter">,
): Promise<void> {
  for (const id of await waitingBeside(tx, removal)) {
    const proposal = await lockProposal(tx, id);
    if (!proposal) continue;
    await judgePhoto(tx, decider.site, proposal, "declined", decider.word);
    const state = proposal.kind === "removal" ? "accepted" : "refused";
    const decided = { ...proposal, state, reason: removed } as const;
    await noteDecision(tx, decider, decided, { facts: { because: "removal" }, ...(letter && { letter }) });
  }
}

/** Takes back with the removal what was closed by it. */
export async function reopenOthers(
  tx: Db,
  { site, word }: Pick<Decider, "site" | "word">,
  removal: Proposal,
): Promise<void> {
  for (const id of await closedWith(tx, removal, removed)) {
    const proposal = await lockProposal(tx, id);
    if (!proposal) continue;
    await judgePhoto(tx, site, proposal, "waiting", word);
    await reopenProposal(tx, id);
  }
}
