import { writeAudit } from "../../../../kernel/audit/store/write-audit.ts";
import type { Db } from "../../../../kernel/db/db.ts";
import { inSite } from "../../../../kernel/db/in-site.ts";
import type { Locale } from "../../../../kernel/i18n/locales.ts";
import { type MailAddress, readMailAddress } from "../../../../kernel/mail/mail-address.ts";
import { sendMail } from "../../../../kernel/mail/send-mail.ts";
import { newLinkToken, reachPerson, tokenDigest } from "../../../accounts/index.ts";
import { offeredLocales, type Site } from "../../../quarter/index.ts";
import type { Business } from "../../rules/business.ts";
import type { Asking } from "../../rules/fresh/asking.ts";
import { staleBefore } from "../../rules/fresh/freshness.ts";
import { berlinDay } from "../../rules/hours/berlin-time.ts";
import {
  askedSince,
  type DueQuery,
  dueBusinesses,
  insertQuestion,
  lockQuestions,
} from "../../store/fresh/questions.ts";
import { ownersOf } from "../../store/owning/ownerships.ts";
import { askingOf } from "../../store/settings.ts";
import type { Doing } from "../owning/doing.ts";

/** For so many days a question can be answered; nobody is asked again before it is over, whatever sources say. */
export const questionDays = 60;
/** So many at once where somebody presses the button. */
const mostByHand = 200;

const day = 86_400_000;
const daysAgo = (now: Date, days: number) => new Date(now.getTime() - days * day);

/** Which entries nobody confirmed within the period of the site, or sources disagree about, and are not being asked about now. */
export const dueFor = ({ months }: Asking, now: Date): Omit<DueQuery, "limit"> => ({
  before: staleBefore(berlinDay(now), months),
  asked: daysAgo(now, questionDays),
  askedForDiffering: daysAgo(now, questionDays),
});

/** The same for mails, which ask once in the period only. */
const dueForMail = (asking: Asking, now: Date) => ({
  ...dueFor(asking, now),
  asked: new Date(
    Math.min(Date.parse(staleBefore(berlinDay(now), asking.months)), daysAgo(now, questionDays).getTime()),
  ),
  reachable: true,
});

/** The words of a mail, with the links of its question. */
export type QuestionWords = (
  business: Business,
  token: string,
  locale: Locale,
) => { subject: string; text: string };

/** Whom a question goes to: the owner in their language where one is known, else the address of the entry. */
async function readerOf(
  tx: Db,
  site: Site,
  business: Business,
): Promise<{ to: MailAddress; toName?: string; locale: Locale } | undefined> {
  const offered = offeredLocales(site);
  for (const { personId } of await ownersOf(tx, business.id)) {
    const person = await reachPerson(tx, personId);
    if (person?.mail)
      return {
        to: person.mail,
        toName: person.name,
        locale: offered.includes(person.locale) ? person.locale : "de",
      };
  }
  const to = readMailAddress(business.profile.emails?.[0] ?? "");
  return to && { to, locale: "de" };
}

/**
 * Asks businesses by mail: is the entry still right? First those whose sources disagree, then those that nobody confirmed for the
 * period of the site, the oldest first; each once in the period. However many do this at once, nobody is asked twice.
 *
 * @param mode `by-itself`: only where the site asks by itself, and as many as it may on one day, all of that day counted
 * @returns how many were asked
 */
export async function askStillRight(
  { db, site, actor, now }: Omit<Doing, "secrets">,
  write: QuestionWords,
  mode: "by-hand" | "by-itself" = "by-hand",
): Promise<number> {
  return inSite(db, site.id, async (tx) => {
    const asking = await askingOf(tx);
    const byItself = mode === "by-itself";
    if (byItself && !asking.asks) return 0;
    await lockQuestions(tx, site.id);
    // A little less than a day, so that the same hour of the next one is another day.
    const today = byItself ? await askedSince(tx, new Date(now.getTime() - 0.9 * day)) : 0;
    const most = byItself ? Math.max(0, asking.perDay - today) : mostByHand;
    if (most === 0) return 0;
    const due = await dueBusinesses(tx, { ...dueForMail(asking, now), limit: 5 * most });
    let asked = 0;
    for (const business of due) {
      if (asked >= most) break;
      const reader = await readerOf(tx, site, business);
      if (!reader) continue;
      const token = newLinkToken();
      await insertQuestion(tx, site.id, {
        digest: tokenDigest(token),
        businessId: business.id,
        madeAt: now,
        expiresAt: new Date(now.getTime() + questionDays * day),
      });
      await sendMail(tx, site.id, {
        ...reader,
        fromName: site.name,
        ...write(business, token, reader.locale),
      });
      asked++;
    }
    if (asked > 0 || !byItself)
      await writeAudit(tx, { event: "business.still-right-asked", actor, facts: { asked } });
    return asked;
  });
}
