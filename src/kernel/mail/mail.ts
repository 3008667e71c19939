import type { Locale } from "../i18n/locales.ts";
import type { MailAddress } from "./mail-address.ts";

/** A mail to one person. The HTML beside it is made from the same text. */
export interface Mail {
  to: MailAddress;
  toName?: string;
  /** Who writes, in words, such as the name of the site; the address is the operator's. */
  fromName: string;
  /** Where answers go, if not to the operator's address. */
  replyTo?: MailAddress;
  /** One line; control characters are taken out. */
  subject: string;
  /** Paragraphs with an empty line between them; addresses of pages become links. */
  text: string;
  /** A calendar file (RFC 5545) that mail programs offer to take over; its METHOD stands in it. */
  calendar?: string;
  /** The language of subject and text. */
  locale: Locale;
}
