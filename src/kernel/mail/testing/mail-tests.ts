import { type Selectable, sql } from "kysely";
import type { Db } from "../../db/db.ts";
import { inSite } from "../../db/in-site.ts";
import type { Mail } from "../mail.ts";
import { readMailAddress } from "../mail-address.ts";
import { sendMail } from "../send-mail.ts";
import type { SmtpSettings } from "../smtp-settings.ts";
import type { OutgoingTable } from "../store/tables.ts";

/** An address of the tests; fails where it is none. */
export function address(text: string): Mail["to"] {
  const read = readMailAddress(text);
  if (!read) throw new Error(`${text} is no address.`);
  return read;
}

/** A way to the server of a test, without encryption unless said otherwise. */
export function settingsFor(port: number, more: Partial<SmtpSettings> = {}): SmtpSettings {
  const from = address("office@quartier.example");
  return { host: "127.0.0.1", port, tls: "none", login: undefined, from, ...more };
}

/** What the tests' servers are waited for, in milliseconds. */
export const hasty = { connect: 500, greeting: 500, silence: 500, whole: 1500 };

export function mailTo(to: string, more: Partial<Mail> = {}): Mail {
  return {
    to: address(to),
    fromName: "Quartier",
    subject: "Ihr Zugang",
    text: "Guten Tag,\n\nhier geht es weiter: https://quartier.example/k/geheim",
    locale: "de",
    ...more,
  };
}

/** Puts a mail into the outbox and commits. */
export function send(db: Db, siteId: string, mail: Mail): Promise<string> {
  return inSite(db, siteId, (tx) => sendMail(tx, siteId, mail));
}

/** All that the outbox of a site holds, oldest first. */
export async function outbox(db: Db, siteId: string): Promise<Selectable<OutgoingTable>[]> {
  const { rows } = await inSite(db, siteId, (tx) =>
    sql<Selectable<OutgoingTable>>`select * from mail.outgoing order by id`.execute(tx),
  );
  return rows;
}

/** Waits until something is so, half a minute at most. */
export async function until(isSo: () => boolean | Promise<boolean>, what: string): Promise<void> {
  const end = performance.now() + 30_000;
  while (!(await isSo())) {
    if (performance.now() > end) throw new Error(`Waited in vain: ${what}.`);
    await new Promise((done) => setTimeout(done, 20));
  }
}
