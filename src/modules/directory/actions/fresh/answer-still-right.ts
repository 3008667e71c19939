import { writeAudit } from "../../../../kernel/audit/store/write-audit.ts";
import { announceChange } from "../../../../kernel/db/changes.ts";
import type { Db } from "../../../../kernel/db/db.ts";
import { inSite } from "../../../../kernel/db/in-site.ts";
import { newId } from "../../../../kernel/id/id.ts";
import { ok, type Result, refuse } from "../../../../kernel/result/result.ts";
import { networkOf } from "../../../../kernel/web/client-address.ts";
import { isLinkToken, tokenDigest } from "../../../accounts/index.ts";
import type { Site } from "../../../quarter/index.ts";
import type { Business } from "../../rules/business.ts";
import { businessesById } from "../../store/businesses.ts";
import { type Answered, answerQuestion, openQuestion } from "../../store/fresh/questions.ts";
import { insertProposal } from "../../store/proposals/proposals.ts";
import { confirmWithin } from "./confirm-within.ts";

/** The entry that a link asks about, without answering. */
export async function askedAbout(
  db: Db,
  site: Site,
  token: string,
  now: Date,
): Promise<Business | undefined> {
  if (!isLinkToken(token)) return undefined;
  return inSite(db, site.id, async (tx) => {
    const id = await openQuestion(tx, tokenDigest(token), now);
    return id === undefined ? undefined : (await businessesById(tx, [id])).get(id);
  });
}

/**
 * Answers the yearly question, once: right, and it is confirmed by the business; closed, and an editor looks at it. That something
 * changed is said elsewhere.
 */
export async function answerStillRight(
  db: Db,
  site: Site,
  {
    token,
    answer,
    address,
    language,
  }: { token: string; answer: Answered; address: string; language: string },
  now: Date,
): Promise<Result<Business, "gone">> {
  if (!isLinkToken(token)) return refuse("gone");
  return inSite(db, site.id, async (tx) => {
    const id = await answerQuestion(tx, tokenDigest(token), answer, now);
    const business = id && (await businessesById(tx, [id])).get(id);
    if (!business) return refuse("gone" as const);
    if (answer === "right")
      await confirmWithin(tx, site, business.id, { at: now, word: "owner", personId: null });
    if (answer === "closed")
      await insertProposal(tx, site.id, {
        id: newId(),
        kind: "closed",
        businessId: business.id,
        asked: { what: "closed", details: { by: "mail of the business" } },
        contact: null,
        receipt: null,
        language,
        madeBy: null,
      });
    await writeAudit(tx, {
      event: "business.still-right-answered",
      actor: { kind: "nobody", from: networkOf(address) },
      subject: { kind: "business", id: business.shortId },
      facts: { answer },
    });
    await announceChange(tx, site.id);
    return ok(business);
  });
}
