import { writeAudit } from "../../../../kernel/audit/store/write-audit.ts";
import { dayIn } from "../../../../kernel/clock/berlin.ts";
import type { Db } from "../../../../kernel/db/db.ts";
import { inSite } from "../../../../kernel/db/in-site.ts";
import type { Locale } from "../../../../kernel/i18n/locales.ts";
import { readMailAddress } from "../../../../kernel/mail/mail-address.ts";
import { sendMail } from "../../../../kernel/mail/send-mail.ts";
import { ok, type Result } from "../../../../kernel/result/result.ts";
import { networkOf } from "../../../../kernel/web/client-address.ts";
import type { Client } from "../../../../kernel/web/visitor.ts";
import { newLinkToken, tokenDigest } from "../../rules/credentials/link-token.ts";
import { isUsable } from "../../rules/standing.ts";
import { insertCode, newestCode } from "../../store/one-time-codes.ts";
import { personByLogin } from "../../store/people.ts";
import { startGuess } from "./guess.ts";

/** `sign-in`: in without a password; `password`: a new password is chosen. */
export type LinkKind = "sign-in" | "password";

export interface LinkRequest {
  login: string;
  kind: LinkKind;
  client: Client;
  locale: Locale;
  siteName: string;
  /** The words of the mail, with the link in it. */
  write(code: string, kind: LinkKind): { subject: string; text: string };
}

export const linkMinutes = 30;
/** Whoever presses twice gets one mail. */
const pauseMs = 2 * 60_000;

/**
 * Sends a link to the mail address of an account, good once and for half an hour. What becomes of it is not told: whether there is
 * such an account, and whether it has an address, is nobody's business. How often one network may ask is bounded.
 */
export async function sendLink(
  db: Db,
  siteId: string,
  { login, kind, client, locale, siteName, write }: LinkRequest,
  now: Date,
): Promise<Result<void, { waitMs: number }>> {
  const allowed = await startGuess(db, siteId, [["address", `mail ${networkOf(client.address)}`]], now);
  if (!allowed.ok) return allowed;
  await inSite(db, siteId, async (tx) => {
    const person = await personByLogin(tx, login);
    const to = person?.mail ? readMailAddress(person.mail) : undefined;
    if (!person || !to || !isUsable(person, dayIn(now))) return;
    const before = await newestCode(tx, kind, person.id);
    if (before && now.getTime() - before.getTime() < pauseMs) return;
    const code = newLinkToken();
    await insertCode(tx, siteId, {
      kind,
      personId: person.id,
      facts: {},
      secretHash: tokenDigest(code),
      expiresAt: new Date(now.getTime() + linkMinutes * 60_000),
    });
    const { subject, text } = write(code, kind);
    await sendMail(tx, siteId, { to, toName: person.name, fromName: siteName, subject, text, locale });
    await writeAudit(tx, {
      event: "account.link-sent",
      actor: { kind: "nobody", from: networkOf(client.address) },
      concerns: person.id,
    });
  });
  return ok(undefined);
}
