import type { Actor } from "../../../../kernel/audit/audit-line.ts";
import { writeAudit } from "../../../../kernel/audit/store/write-audit.ts";
import type { Db } from "../../../../kernel/db/db.ts";
import { inSite } from "../../../../kernel/db/in-site.ts";
import type { Locale } from "../../../../kernel/i18n/locales.ts";
import { isId } from "../../../../kernel/id/id.ts";
import { sendMail } from "../../../../kernel/mail/send-mail.ts";
import { ok, type Result, refuse } from "../../../../kernel/result/result.ts";
import { reachPerson } from "../../../accounts/index.ts";
import type { Site } from "../../../quarter/index.ts";
import type { Business } from "../../rules/business.ts";
import { lockByShortId } from "../../store/lock-business.ts";
import { deleteWaysBack } from "../../store/owning/claim-codes.ts";
import { endOwnership } from "../../store/owning/ownerships.ts";
import type { Doing } from "./doing.ts";

/** The words of the mail to whom an entry was taken away, in their language. */
export type TakenWords = (
  business: Business,
  reason: string,
  locale: Locale,
) => { subject: string; text: string };

export interface Taking {
  site: Site;
  actor: Actor;
  at: Date;
  /** Why: the person reads it, and so does whoever reads the audit. Empty only where a decision is taken back at once. */
  reason: string;
  /** Undefined where no mail can be sent. */
  words: TakenWords | undefined;
}

/**
 * Takes an entry away from somebody, by an editor's decision: from the next request on they cannot change it. The codes by which they
 * let others in no longer count; what they changed stays, and can be taken back line by line.
 */
export async function takeAway(
  { db, site, actor, now }: Doing,
  shortId: string,
  personId: string,
  { reason, words }: Pick<Taking, "reason" | "words">,
): Promise<Result<void, "not-an-owner">> {
  if (!isId(personId)) return refuse("not-an-owner");
  return inSite(db, site.id, async (tx) => {
    const business = await lockByShortId(tx, shortId);
    const taking = { site, actor, at: now, reason, words };
    return business && (await takeAwayWithin(tx, taking, business, personId))
      ? ok(undefined)
      : refuse("not-an-owner" as const);
  });
}

/** The same in a transaction of the caller; false where the person owned nothing of it. */
export async function takeAwayWithin(
  tx: Db,
  { site, actor, at, reason, words }: Taking,
  business: Business,
  personId: string,
): Promise<boolean> {
  const ended = await endOwnership(tx, { businessId: business.id, personId, at, takenAway: { reason } });
  if (!ended) return false;
  const codes = await deleteWaysBack(tx, business.id, personId);
  await writeAudit(tx, {
    event: "business.owner-ended",
    actor,
    subject: { kind: "business", id: business.shortId },
    concerns: personId,
    ...(reason && { reason }),
    facts: { takenAway: true, codes },
  });
  const reach = words && (await reachPerson(tx, personId));
  if (words && reach?.mail) {
    const { name: toName, locale, mail: to } = reach;
    await sendMail(tx, site.id, {
      to,
      toName,
      fromName: site.name,
      locale,
      ...words(business, reason, locale),
    });
  }
  return true;
}
