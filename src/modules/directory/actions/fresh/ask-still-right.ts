import { writeAudit } from "../../../../kernel/audit/store/write-audit.ts";
import { inSite } from "../../../../kernel/db/in-site.ts";
import type { Locale } from "../../../../kernel/i18n/locales.ts";
import { readMailAddress } from "../../../../kernel/mail/mail-address.ts";
import { sendMail } from "../../../../kernel/mail/send-mail.ts";
import { newLinkToken, reachPerson, tokenDigest } from "../../../accounts/index.ts";
import type { Business } from "../../rules/business.ts";
import { staleDays } from "../../rules/fresh/freshness.ts";
import { insertQuestion, staleBusinesses } from "../../store/fresh/questions.ts";
import { ownersOf } from "../../store/owning/ownerships.ts";
import type { Doing } from "../owning/doing.ts";

/** For so many days a question can be answered; nobody is asked again before it is over. */
export const questionDays = 60;
/** So many at once: mail servers take more for spam. */
const most = 200;

const day = 86_400_000;

/** Which entries nobody confirmed for a year and nobody was asked about since. */
export const staleSince = (now: Date) => ({
  before: new Date(now.getTime() - staleDays * day).toISOString().slice(0, 10),
  asked: new Date(now.getTime() - questionDays * day),
});

/**
 * Asks the businesses that nobody confirmed for a year, by mail where the entry has an address: is it still right? The oldest
 * first.
 *
 * @param write the words of the mail, with the link of the question, in the language of whoever owns the entry; German where nobody
 * does
 * @returns how many were asked
 */
export async function askStillRight(
  { db, site, actor, now }: Doing,
  write: (business: Business, token: string, locale: Locale) => { subject: string; text: string },
): Promise<number> {
  return inSite(db, site.id, async (tx) => {
    const stale = await staleBusinesses(tx, { ...staleSince(now), limit: 5 * most });
    let asked = 0;
    for (const business of stale) {
      const to = readMailAddress(business.profile.emails?.[0] ?? "");
      if (!to || asked >= most) continue;
      const token = newLinkToken();
      await insertQuestion(tx, site.id, {
        digest: tokenDigest(token),
        businessId: business.id,
        madeAt: now,
        expiresAt: new Date(now.getTime() + questionDays * day),
      });
      const [owner] = await ownersOf(tx, business.id);
      const locale = (owner && (await reachPerson(tx, owner.personId)))?.locale ?? "de";
      await sendMail(tx, site.id, { to, fromName: site.name, locale, ...write(business, token, locale) });
      asked++;
    }
    await writeAudit(tx, { event: "business.still-right-asked", actor, facts: { asked } });
    return asked;
  });
}
