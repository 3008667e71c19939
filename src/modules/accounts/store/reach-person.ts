import type { Db } from "../../../kernel/db/db.ts";
import { type Locale, locales } from "../../../kernel/i18n/locales.ts";
import { type MailAddress, readMailAddress } from "../../../kernel/mail/mail-address.ts";
import { personById } from "./people.ts";

/** How somebody with an account is written to. */
export interface Reach {
  name: string;
  /** In which language. */
  locale: Locale;
  /** Undefined for those without an address. */
  mail: MailAddress | undefined;
}

/** How a person is written to; undefined for whoever left or was suspended. */
export async function reachPerson(tx: Db, id: string): Promise<Reach | undefined> {
  const person = await personById(tx, id);
  if (!person || person.state === "left" || person.state === "suspended") return undefined;
  return {
    name: person.name,
    locale: locales.find((each) => each === person.locale) ?? "de",
    mail: person.mail === null ? undefined : readMailAddress(person.mail),
  };
}
