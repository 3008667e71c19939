import type { Db } from "../../../kernel/db/db.ts";
import type { SignOn } from "../rules/sign-on/settings.ts";
import type { AccountsTables } from "./tables.ts";

/** With the secret as it is stored. */
export interface StoredSignOn extends SignOn {
  secretSealed: string;
}

/** How people sign in at the site with a provider; undefined where they do not. */
export async function signOnOf(tx: Db): Promise<StoredSignOn | undefined> {
  return tx
    .withTables<AccountsTables>()
    .selectFrom("accounts.sign_on")
    .select([
      "issuer",
      "client_id as clientId",
      "client_secret_sealed as secretSealed",
      "label",
      "mail_claim as mailClaim",
      "new_role as newRole",
      "factor",
      "acr_values as acrValues",
    ])
    .executeTakeFirst();
}

export async function saveSignOn(tx: Db, siteId: string, signOn: StoredSignOn, now: Date): Promise<void> {
  const row = {
    issuer: signOn.issuer,
    client_id: signOn.clientId,
    client_secret_sealed: signOn.secretSealed,
    label: signOn.label,
    mail_claim: signOn.mailClaim,
    new_role: signOn.newRole,
    factor: signOn.factor,
    acr_values: signOn.acrValues,
    changed_at: now,
  };
  await tx
    .withTables<AccountsTables>()
    .insertInto("accounts.sign_on")
    .values({ site_id: siteId, ...row })
    .onConflict((conflict) => conflict.column("site_id").doUpdateSet(row))
    .execute();
}

/** Whether there was one to take away. Who is bound to whom there stays, for the day it comes back. */
export async function deleteSignOn(tx: Db): Promise<boolean> {
  const gone = await tx.withTables<AccountsTables>().deleteFrom("accounts.sign_on").executeTakeFirst();
  return Number(gone.numDeletedRows) > 0;
}

/** Notes that an answer has come back; false for one that had. */
export async function useAttempt(tx: Db, siteId: string, hash: string, until: Date): Promise<boolean> {
  const added = await tx
    .withTables<AccountsTables>()
    .insertInto("accounts.sign_on_used")
    .values({ site_id: siteId, secret_hash: hash, expires_at: until })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return Number(added.numInsertedOrUpdatedRows ?? 0) > 0;
}

export async function deleteOldAttempts(tx: Db, before: Date): Promise<void> {
  await tx
    .withTables<AccountsTables>()
    .deleteFrom("accounts.sign_on_used")
    .where("expires_at", "<", before)
    .execute();
}
