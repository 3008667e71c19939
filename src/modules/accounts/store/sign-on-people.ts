import { sql } from "kysely";
import type { Db } from "../../../kernel/db/db.ts";
import type { AccountsTables } from "./tables.ts";

/** Whom a provider means by somebody of theirs. */
export async function personBoundTo(tx: Db, issuer: string, subject: string): Promise<string | undefined> {
  const row = await tx
    .withTables<AccountsTables>()
    .selectFrom("accounts.sign_on_person")
    .select("person_id")
    .where("issuer", "=", issuer)
    .where("subject", "=", subject)
    .executeTakeFirst();
  return row?.person_id;
}

/** Binds somebody to one account at a provider; false where one of the two is bound already. */
export async function bindPerson(
  tx: Db,
  siteId: string,
  { issuer, subject, personId }: { issuer: string; subject: string; personId: string },
  now: Date,
): Promise<boolean> {
  const added = await tx
    .withTables<AccountsTables>()
    .insertInto("accounts.sign_on_person")
    .values({ site_id: siteId, issuer, subject, person_id: personId, bound_at: now })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return Number(added.numInsertedOrUpdatedRows ?? 0) > 0;
}

/** With which accounts of providers somebody signs in. */
export async function bindingsOf(
  tx: Db,
  personId: string,
): Promise<{ issuer: string; subject: string; boundAt: Date }[]> {
  return tx
    .withTables<AccountsTables>()
    .selectFrom("accounts.sign_on_person")
    .select(["issuer", "subject", "bound_at as boundAt"])
    .where("person_id", "=", personId)
    .orderBy("bound_at")
    .execute();
}

/** Whether there was anything to release. */
export async function releasePerson(tx: Db, personId: string): Promise<boolean> {
  const gone = await tx
    .withTables<AccountsTables>()
    .deleteFrom("accounts.sign_on_person")
    .where("person_id", "=", personId)
    .executeTakeFirst();
  return Number(gone.numDeletedRows) > 0;
}

/** Who has this mail address and may come in, or has been invited to; several where they share one. */
export async function peopleByMail(tx: Db, mail: string): Promise<string[]> {
  const rows = await tx
    .withTables<AccountsTables>()
    .selectFrom("accounts.person")
    .select("id")
    .where(sql<boolean>`lower(mail) = lower(${mail})`)
    .where("state", "!=", "left")
    .execute();
  return rows.map(({ id }) => id);
}
