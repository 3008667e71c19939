// SPDX-License-Identifier: EUPL-1.2
import { writeAudit } from "../../../../kernel/audit/store/write-audit.ts";
import { now } from "../../../../kernel/clock/clock.ts";
import type { Db } from "../../../../kernel/db/db.ts";
import { inSite } from "../../../../kernel/db/in-site.ts";
import { ok, type Result, refuse } from "../../../../kernel/result/result.ts";
import type { Proposal } from "../../rules/proposals/proposal.ts";
import { businessesById, businessForChange } from "../../store/businesses.ts";
import { deleteCodeOfClaim } from "../../store/owning/claim-codes.ts";
import { ownerByClaim } from "../../store/owning/ownerships.ts";
import { lockProposal, reopenProposal } from "../../store/proposals/proposals.ts";
import { type TakenWords, takeAwayWithin } from "../owning/take-away.ts";
import { judgePhoto } from "../photos/judge-photo.ts";
import { reopenOthers } from "../removal/close-others.ts";
import { setStatusWithin } from "../set-status.ts";
import { undoChangeWithin } from "../undo-change.ts";
import type { Decider } from "./decide.ts";

export type ReopenRefusal =
  /** It waits, or whoever asked took it back. */
  | "not-decided"
  /** The entry was changed since: what was decided stays, and is corrected on the entry. */
  | "changed-since";

/** What is told to whom a claim gave an entry that is taken back. */
export interface Retold {
  reason: string;
  /** Undefined where no mail can be sent. */
  words: TakenWords | undefined;
}

/**
 * Takes a decision back: the entry is as before, and the question waits again. Whom an accepted claim made an owner is none from the
 * next request on.
 */
export function reopen(
  { db, site, actor, word }: Decider,
  id: string,
  told: Retold = { reason: "", words: undefined },
): Promise<Result<Proposal, ReopenRefusal>> {
  return inSite(db, site.id, async (tx) => {
    const proposal = await lockProposal(tx, id);
    if (proposal?.state !== "accepted" && proposal?.state !== "refused") return refuse("not-decided");
    if (!(await isTakenBack({ tx, site, actor: word.actor }, proposal))) return refuse("changed-since");
    if (proposal.kind === "claim") await takeBackClaim(tx, { site, actor }, proposal, told);
    await judgePhoto(tx, site, proposal, "waiting", word);
    if (proposal.kind === "removal") await reopenOthers(tx, { site, word }, proposal);
    await reopenProposal(tx, id);
    const { kind, state } = proposal;
    await writeAudit(tx, {
      event: "proposal.reopened",
      actor,
      subject: { kind: "proposal", id },
      ...(told.reason && { reason: told.reason }),
      facts: { kind, was: state },
    });
    return ok(proposal);
  });
}

async function takeBackClaim(
  tx: Db,
  by: Pick<Decider, "site" | "actor">,
  { id, businessId }: Proposal,
  told: Retold,
): Promise<void> {
  await deleteCodeOfClaim(tx, id);
  const personId = await ownerByClaim(tx, id);
  const business = personId && businessId ? await businessForChange(tx, businessId) : undefined;
  if (business && personId) await takeAwayWithin(tx, { ...by, ...told, at: now() }, business, personId);
}

interface TakingBack extends Pick<Decider, "site"> {
  tx: Db;
  actor: string;
}

async function isTakenBack({ tx, site, actor }: TakingBack, proposal: Proposal): Promise<boolean> {
  const { changeId, kind, businessId } = proposal;
  if (changeId === null) return true;
  if (kind !== "new") return (await undoChangeWithin(tx, site, changeId, actor)).ok;
  // The entry was made by it: nobody sees it any more, and it comes back when it is accepted again.
  const made = (await businessesById(tx, [businessId ?? ""])).get(businessId ?? "");
  if (!made) return true;
  return (await setStatusWithin(tx, site, made.shortId, { status: "draft", actor })).ok;
}
