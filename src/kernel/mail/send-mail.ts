import { now } from "../clock/clock.ts";
import { announceChange } from "../db/changes.ts";
import type { Db } from "../db/db.ts";
import { newId } from "../id/id.ts";
import { cleanLine, cleanText } from "./clean-text.ts";
import type { Mail } from "./mail.ts";
import { readMailAddress } from "./mail-address.ts";
import { insertOutgoing } from "./store/outgoing.ts";

/** What a sender listens to. */
export const mailTopic = "mail";

/**
 * Puts a mail into the outbox, in the caller's transaction: it goes out within seconds after the commit, and never
 * where the transaction is rolled back. Nothing is sent, and nothing waits, inside the request.
 *
 * @param tx a transaction of `inSite` for this site
 * @returns the id of the mail, which is also in its Message-ID
 * @throws {TypeError} where an address did not come from `readMailAddress`, or subject or text is empty
 * @example
 * const to = readMailAddress(form.mail);
 * if (!to) return refuse("mail");
 * await sendMail(tx, site.id, { to, fromName: site.name, subject, text, locale });
 */
export async function sendMail(tx: Db, siteId: string, mail: Mail): Promise<string> {
  for (const address of [mail.to, ...(mail.replyTo === undefined ? [] : [mail.replyTo])])
    if (readMailAddress(address) !== address)
      throw new TypeError("A mail needs an address that was checked.");
  const subject = cleanLine(mail.subject);
  const text = cleanText(mail.text);
  if (subject === "" || text === "") throw new TypeError("A mail needs a subject and a text.");
  const id = newId();
  const at = now();
  await insertOutgoing(tx, {
    site_id: siteId,
    id,
    to_address: mail.to,
    to_name: cleanLine(mail.toName ?? "", 100) || null,
    from_name: cleanLine(mail.fromName, 100),
    reply_to: mail.replyTo ?? null,
    locale: mail.locale,
    subject,
    text,
    calendar: mail.calendar ?? null,
    created_at: at,
    next_try_at: at,
  });
  await announceChange(tx, mailTopic);
  return id;
}
