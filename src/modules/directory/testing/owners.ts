import { sql } from "kysely";
import { inSite } from "../../../kernel/db/in-site.ts";
import type { TestDatabase } from "../../../kernel/db/testing/test-database.ts";
import { demoPerson } from "../../accounts/index.ts";
import type { Site } from "../../quarter/index.ts";

let made = 0;

/** A business owner with an account, of this language and with a mail address; the id of the person. */
export async function makeOwner(
  { db }: Pick<TestDatabase, "db">,
  site: Site,
  { locale, mail }: { locale: string; mail: string },
): Promise<string> {
  const name = `Person ${++made}`;
  const id = await inSite(db, site.id, (tx) =>
    demoPerson(tx, site.id, "business-owner", name, new Date("2026-11-01T10:00:00Z"), `owner-${made}`),
  );
  await inSite(db, site.id, (tx) =>
    sql`update accounts.person set locale = ${locale}, mail = ${mail} where id = ${id}`.execute(tx),
  );
  return id;
}

/** The mails that wait to be sent, the last first. */
export async function mailsOf(
  { db }: Pick<TestDatabase, "db">,
  site: Site,
): Promise<{ to: string; locale: string; subject: string; text: string }[]> {
  const { rows } = await inSite(db, site.id, (tx) =>
    sql<{ to: string; locale: string; subject: string; text: string }>`
      select to_address as "to", locale, subject, text from mail.outgoing order by id desc
    `.execute(tx),
  );
  return rows;
}
