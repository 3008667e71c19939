import type { Db } from "../../../../kernel/db/db.ts";
import { type Locale, locales } from "../../../../kernel/i18n/locales.ts";
import { readMailAddress } from "../../../../kernel/mail/mail-address.ts";
import { sendMail } from "../../../../kernel/mail/send-mail.ts";
import type { Person } from "../../store/people.ts";

/** What somebody is told whose access another one has changed. */
export type Told = "reset" | "factor-asked" | "factor-removed" | "mail-set";

/** The words of the mail that tells it, in the language of the person. */
export type TellingWords = (
  told: Told,
  locale: Locale,
) => { subject: string; text: string; fromName: string };

/**
 * Tells a person by mail, in the transaction of the change, so that no administrator changes somebody's access silently. Beside it
 * stands a line on the pages where the person arrives after the next sign-in, for those without mail.
 *
 * @param words undefined where no mail can be sent
 */
export async function tellPerson(
  tx: Db,
  siteId: string,
  person: Person,
  told: Told,
  words: TellingWords | undefined,
): Promise<void> {
  const to = person.mail === null ? undefined : readMailAddress(person.mail);
  if (!words || !to) return;
  const locale = locales.find((each) => each === person.locale) ?? "de";
  await sendMail(tx, siteId, { to, toName: person.name, locale, ...words(told, locale) });
}
