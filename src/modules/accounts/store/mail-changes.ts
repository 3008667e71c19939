import type { Db } from "../../../kernel/db/db.ts";
import type { AccountsTables } from "./tables.ts";

/** Which of the two addresses somebody answers for. */
export type MailSide = "new" | "old";

/** A change of a mail address that waits for one of its two confirmations. */
export interface MailChange {
  personId: string;
  mail: string;
  newConfirmed: boolean;
  oldConfirmed: boolean;
  startedAt: Date;
}

function select(tx: Db) {
  return tx
    .withTables<AccountsTables>()
    .selectFrom("accounts.mail_change")
    .select([
      "person_id as personId",
      "mail",
      "new_confirmed as newConfirmed",
      "old_confirmed as oldConfirmed",
      "started_at as startedAt",
    ]);
}

/** Keeps a change in the place of an earlier one; without a present address there is nothing to confirm on that side. */
export async function startMailChange(
  tx: Db,
  siteId: string,
  personId: string,
  change: { mail: string; newHash: string; oldHash: string | null; startedAt: Date; expiresAt: Date },
): Promise<void> {
  const { mail, newHash, oldHash, startedAt, expiresAt } = change;
  await deleteMailChange(tx, personId);
  await tx
    .withTables<AccountsTables>()
    .insertInto("accounts.mail_change")
    .values({
      site_id: siteId,
      person_id: personId,
      mail,
      new_hash: newHash,
      old_hash: oldHash,
      new_confirmed: false,
      old_confirmed: oldHash === null,
      started_at: startedAt,
      expires_at: expiresAt,
    })
    .execute();
}

export async function mailChangeOf(tx: Db, personId: string, now: Date): Promise<MailChange | undefined> {
  return select(tx).where("person_id", "=", personId).where("expires_at", ">", now).executeTakeFirst();
}

/** The change of a link, and which side it is; locked, so that of two at the same time one comes first. */
export async function lockMailChange(
  tx: Db,
  hash: string,
  now: Date,
): Promise<(MailChange & { side: MailSide }) | undefined> {
  const row = await select(tx)
    .select("new_hash")
    .where((where) => where.or([where("new_hash", "=", hash), where("old_hash", "=", hash)]))
    .where("expires_at", ">", now)
    .forUpdate()
    .executeTakeFirst();
  if (!row) return undefined;
  const { new_hash, ...change } = row;
  return { ...change, side: new_hash === hash ? "new" : "old" };
}

export async function confirmMailSide(tx: Db, personId: string, side: MailSide): Promise<void> {
  await tx
    .withTables<AccountsTables>()
    .updateTable("accounts.mail_change")
    .set(side === "new" ? { new_confirmed: true } : { old_confirmed: true })
    .where("person_id", "=", personId)
    .execute();
}

export async function deleteMailChange(tx: Db, personId: string): Promise<void> {
  await tx
    .withTables<AccountsTables>()
    .deleteFrom("accounts.mail_change")
    .where("person_id", "=", personId)
    .execute();
}

export async function deleteOldMailChanges(tx: Db, before: Date): Promise<void> {
  await tx
    .withTables<AccountsTables>()
    .deleteFrom("accounts.mail_change")
    .where("expires_at", "<", before)
    .execute();
}
