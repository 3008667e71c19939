import { writeAudit } from "../../../../kernel/audit/store/write-audit.ts";
import { announceChange } from "../../../../kernel/db/changes.ts";
import type { Db } from "../../../../kernel/db/db.ts";
import { inSite } from "../../../../kernel/db/in-site.ts";
import { newId } from "../../../../kernel/id/id.ts";
import { ok, type Result, refuse } from "../../../../kernel/result/result.ts";
import { networkOf } from "../../../../kernel/web/client-address.ts";
import { isLinkToken, tokenDigest } from "../../../accounts/index.ts";
import type { Site } from "../../../quarter/index.ts";
import { type Business, isPublic } from "../../rules/business.ts";
import { businessesById } from "../../store/businesses.ts";
import { type Answered, answerQuestion, questionBehind } from "../../store/fresh/questions.ts";
import { ownersOf } from "../../store/owning/ownerships.ts";
import { insertProposal } from "../../store/proposals/proposals.ts";
import { confirmWithin } from "./confirm-within.ts";

/** What a link asks about, and what was answered. */
export interface AskedAbout {
  business: Business;
  /** Whether an owner can change it. */
  owned: boolean;
  state: "open" | "old" | { answer: Answered; at: Date };
}

/** What a link asks about, without answering; nothing where the entry is public no more. */
export async function askedAbout(
  db: Db,
  site: Site,
  token: string,
  now: Date,
): Promise<AskedAbout | undefined> {
  if (!isLinkToken(token)) return undefined;
  return inSite(db, site.id, async (tx) => {
    const asked = await questionBehind(tx, tokenDigest(token));
    const business = asked && (await businessesById(tx, [asked.businessId])).get(asked.businessId);
    if (!business || !isPublic(business.status)) return undefined;
    const { answer, answeredAt, expiresAt } = asked;
    const owned = (await ownersOf(tx, business.id)).length > 0;
    if (answer && answeredAt) return { business, owned, state: { answer, at: answeredAt } };
    return { business, owned, state: expiresAt > now ? "open" : "old" };
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
    if (!business || !isPublic(business.status)) return refuse("gone" as const);
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
