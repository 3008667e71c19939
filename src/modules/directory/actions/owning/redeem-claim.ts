import type { Actor } from "../../../../kernel/audit/audit-line.ts";
import { writeAudit } from "../../../../kernel/audit/store/write-audit.ts";
import type { Db } from "../../../../kernel/db/db.ts";
import { inSite } from "../../../../kernel/db/in-site.ts";
import { newId } from "../../../../kernel/id/id.ts";
import { ok, type Result, refuse } from "../../../../kernel/result/result.ts";
import type { Client } from "../../../../kernel/web/visitor.ts";
import {
  type CheckedRegistration,
  checkRegistration,
  giveOwnerRole,
  type Registration,
  type RegistrationRefusal,
  registerOwner,
} from "../../../accounts/index.ts";
import { noteUser, takeClaimCode } from "../../store/owning/claim-codes.ts";
import { insertOwnership } from "../../store/owning/ownerships.ts";
import { insertProposal } from "../../store/proposals/proposals.ts";
import { moderationOf } from "../../store/settings.ts";
import { type CodeAsked, type CodeRefusal, lookAtCode, type OpenedCode } from "./look-at-code.ts";

/** Who redeems a code: somebody who is signed in, or somebody who gets an account by it. */
export type Claimant =
  | { kind: "known"; personId: string; actor: Actor; locale: string }
  | { kind: "new"; registration: Omit<Registration, "mail">; client: Client };

export interface Claimed {
  shortId: string;
  /** The secret of the session, where an account was made. */
  secret: string | null;
  /** An editor decides first, as this site has it set. */
  waits: boolean;
}

export type ClaimRefusal = CodeRefusal | RegistrationRefusal | "taken";

/** Takes back the whole transaction, the used code included. */
class Taken extends Error {}

/**
 * Takes over an entry by a code: whoever has no account gets one, with the role of a business owner. Account, ownership and the
 * used code come about together or not at all, and of many who come with the same code one wins.
 */
export async function redeemClaim(
  asked: CodeAsked,
  claimant: Claimant,
): Promise<Result<Claimed, ClaimRefusal>> {
  const { db, site } = asked;
  const opened = await lookAtCode(asked);
  if (!opened.ok) return opened;
  const checked = await checkClaimant(claimant, opened.value, site.name);
  if (!checked.ok) return checked;
  try {
    return await inSite(db, site.id, (tx) => claimWithin(tx, asked, opened.value, checked.value));
  } catch (error) {
    if (error instanceof Taken) return refuse("taken");
    throw error;
  }
}

type CheckedClaimant =
  | Extract<Claimant, { kind: "known" }>
  | { kind: "new"; registration: CheckedRegistration; client: Client };

async function checkClaimant(
  claimant: Claimant,
  { claim }: OpenedCode,
  siteName: string,
): Promise<Result<CheckedClaimant, RegistrationRefusal>> {
  if (claimant.kind === "known") return ok(claimant);
  // Whoever has the link read the mail: the address is theirs.
  const mail = claim.way === "mail" ? claim.sentTo : null;
  const checked = await checkRegistration({ ...claimant.registration, mail }, siteName);
  return checked.ok ? ok({ ...claimant, registration: checked.value }) : checked;
}

async function claimWithin(
  tx: Db,
  { site, now }: CodeAsked,
  { claim, business, digests }: OpenedCode,
  claimant: CheckedClaimant,
): Promise<Result<Claimed, "gone">> {
  if (!(await takeClaimCode(tx, digests, now))) return refuse("gone" as const);
  const { personId, actor, secret } = await personIn(tx, site.id, claimant, now);
  await noteUser(tx, digests, personId);
  // A code from an owner is that owner's decision, one from an accepted claim was an editor's; at the others the site may want to look.
  const { provenClaims } = await moderationOf(tx);
  const waits = provenClaims === "wait" && claim.way !== "handed-over" && claim.proposalId === null;
  if (waits)
    await insertProposal(tx, site.id, {
      id: newId(),
      kind: "claim",
      businessId: business.id,
      asked: { details: { way: claim.way } },
      contact: null,
      receipt: null,
      language: claimant.kind === "known" ? claimant.locale : claimant.registration.locale,
      madeBy: personId,
    });
  else
    await insertOwnership(tx, site.id, {
      businessId: business.id,
      personId,
      how: claim.way,
      since: now,
      ...(claim.proposalId !== null && { proposalId: claim.proposalId }),
    });
  await writeAudit(tx, {
    event: "business.claimed",
    actor,
    subject: { kind: "business", id: business.shortId },
    concerns: personId,
    facts: { way: claim.way, waits },
  });
  return ok({ shortId: business.shortId, secret, waits });
}

async function personIn(
  tx: Db,
  siteId: string,
  claimant: CheckedClaimant,
  now: Date,
): Promise<{ personId: string; actor: Actor; secret: string | null }> {
  if (claimant.kind === "known") {
    const { personId, actor } = claimant;
    await giveOwnerRole(tx, siteId, personId, now);
    return { personId, actor, secret: null };
  }
  const registered = await registerOwner(tx, siteId, claimant.registration, claimant.client, now);
  if (!registered.ok) throw new Taken();
  return registered.value;
}
