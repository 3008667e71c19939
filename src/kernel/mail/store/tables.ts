import type { Generated } from "kysely";
import type { Locale } from "../../i18n/locales.ts";

export interface OutgoingTable {
  site_id: string;
  id: string;
  to_address: string;
  to_name: string | null;
  from_name: string;
  reply_to: string | null;
  locale: Locale;
  /** Subject and text may hold a one-time link: they are gone as soon as the mail is sent or given up. */
  subject: string | null;
  text: string | null;
  /** A calendar file that goes with it; gone as soon as the text is. */
  calendar: string | null;
  state: Generated<"waiting" | "sent" | "given-up">;
  tries: Generated<number>;
  created_at: Date;
  next_try_at: Date | null;
  last_problem: string | null;
  sent_at: Date | null;
}

export type MailTables = { "mail.outgoing": OutgoingTable };
