import { writeAudit } from "../../../../kernel/audit/store/write-audit.ts";
import { inSite } from "../../../../kernel/db/in-site.ts";
import { ok, type Result, refuse } from "../../../../kernel/result/result.ts";
import { codeDigest, newOneTimeCode } from "../../../accounts/index.ts";
import type { Business } from "../../rules/business.ts";
import { type CodeWay, claimBound, codeEnd } from "../../rules/owning/claim.ts";
import { lockByShortId } from "../../store/lock-business.ts";
import { insertClaimCode } from "../../store/owning/claim-codes.ts";
import type { Doing } from "./doing.ts";

/** A code as it is shown once, in groups of four, and the last moment at which it is good. */
export interface ShownCode {
  business: Business;
  code: string;
  expiresAt: Date;
}

/**
 * Makes a code by which somebody takes over an entry: for a letter, to be handed over by an adviser, or by an owner who lets
 * somebody else in. It is shown this once; in the database stands what recognises it.
 *
 * @param way not `mail`, whose link is longer and made by `sendClaimLink`
 */
export async function makeClaimCode(
  { db, site, actor, secrets, now }: Doing,
  shortId: string,
  way: Exclude<CodeWay, "mail">,
): Promise<Result<ShownCode, "no-such-entry">> {
  return inSite(db, site.id, async (tx) => {
    const business = await lockByShortId(tx, shortId);
    if (!business || business.status === "merged") return refuse("no-such-entry" as const);
    const code = newOneTimeCode();
    const expiresAt = codeEnd(way, now);
    await insertClaimCode(tx, site.id, {
      digest: codeDigest(secrets, claimBound(site.id), code.replaceAll(" ", "")),
      businessId: business.id,
      way,
      sentTo: null,
      madeBy: actor.kind === "person" ? actor.id : null,
      madeAt: now,
      expiresAt,
      proposalId: null,
    });
    await writeAudit(tx, {
      event: "business.claim-code",
      actor,
      subject: { kind: "business", id: business.shortId },
      facts: { way },
    });
    return ok({ business, code, expiresAt });
  });
}
