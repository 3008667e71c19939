import type { Db } from "../../../kernel/db/db.ts";
import type { AccountsTables } from "./tables.ts";

/** What proves that it is somebody; never leaves the actions that check it. */
export interface Credentials {
  passwordHash: string | null;
  totpSealed: string | null;
  /** The last step of time whose code was used, so that none is used twice. */
  totpLastStep: number | null;
}

export async function credentialsOf(tx: Db, personId: string): Promise<Credentials | undefined> {
  const row = await tx
    .withTables<AccountsTables>()
    .selectFrom("accounts.person")
    .select(["password_hash", "totp_sealed", "totp_last_step"])
    .where("id", "=", personId)
    .forUpdate()
    .executeTakeFirst();
  if (!row) return undefined;
  return {
    passwordHash: row.password_hash,
    totpSealed: row.totp_sealed,
    totpLastStep: row.totp_last_step === null ? null : Number(row.totp_last_step),
  };
}

export async function setPasswordHash(tx: Db, personId: string, hash: string, now: Date): Promise<void> {
  await tx
    .withTables<AccountsTables>()
    .updateTable("accounts.person")
    .set({ password_hash: hash, password_changed_at: now, changed_at: now })
    .where("id", "=", personId)
    .execute();
}

/** Sets up a second factor, or takes it away with null. */
export async function setTotp(tx: Db, personId: string, sealed: string | null): Promise<void> {
  await tx
    .withTables<AccountsTables>()
    .updateTable("accounts.person")
    .set({ totp_sealed: sealed, totp_last_step: null })
    .where("id", "=", personId)
    .execute();
}

export async function useTotpStep(tx: Db, personId: string, step: number): Promise<void> {
  await tx
    .withTables<AccountsTables>()
    .updateTable("accounts.person")
    .set({ totp_last_step: step })
    .where("id", "=", personId)
    .execute();
}

export async function noteSignIn(tx: Db, personId: string, now: Date): Promise<void> {
  await tx
    .withTables<AccountsTables>()
    .updateTable("accounts.person")
    .set({ last_sign_in_at: now })
    .where("id", "=", personId)
    .execute();
}

/** New recovery codes in the place of all earlier ones. */
export async function replaceRecoveryCodes(
  tx: Db,
  siteId: string,
  personId: string,
  hashes: readonly string[],
): Promise<void> {
  const db = tx.withTables<AccountsTables>();
  await db.deleteFrom("accounts.recovery_code").where("person_id", "=", personId).execute();
  if (hashes.length === 0) return;
  await db
    .insertInto("accounts.recovery_code")
    .values(hashes.map((secret_hash) => ({ site_id: siteId, person_id: personId, secret_hash })))
    .execute();
}

/** Uses up a recovery code; false where there is none of this hash, or it was used. */
export async function useRecoveryCode(tx: Db, personId: string, hash: string, now: Date): Promise<boolean> {
  const used = await tx
    .withTables<AccountsTables>()
    .updateTable("accounts.recovery_code")
    .set({ used_at: now })
    .where("person_id", "=", personId)
    .where("secret_hash", "=", hash)
    .where("used_at", "is", null)
    .executeTakeFirst();
  return Number(used.numUpdatedRows) > 0;
}

/** What stands for the recovery codes that were not used yet. */
export async function openRecoveryCodes(tx: Db, personId: string): Promise<string[]> {
  const rows = await tx
    .withTables<AccountsTables>()
    .selectFrom("accounts.recovery_code")
    .select("secret_hash")
    .where("person_id", "=", personId)
    .where("used_at", "is", null)
    .execute();
  return rows.map(({ secret_hash }) => secret_hash);
}

/** The person has no second factor any more, of whatever kind. */
export async function forgetFactors(tx: Db, personId: string): Promise<void> {
  const db = tx.withTables<AccountsTables>();
  await setTotp(tx, personId, null);
  await db.deleteFrom("accounts.recovery_code").where("person_id", "=", personId).execute();
  await db.deleteFrom("accounts.passkey").where("person_id", "=", personId).execute();
}

/** Nobody can sign in as this person any more: no password, no second factor, no passkeys, no codes. */
export async function forgetCredentials(tx: Db, personId: string): Promise<void> {
  const db = tx.withTables<AccountsTables>();
  await db.updateTable("accounts.person").set({ password_hash: null }).where("id", "=", personId).execute();
  await forgetFactors(tx, personId);
  await db.deleteFrom("accounts.one_time_code").where("person_id", "=", personId).execute();
  await db.deleteFrom("accounts.sign_on_person").where("person_id", "=", personId).execute();
  await db.deleteFrom("accounts.mail_change").where("person_id", "=", personId).execute();
  await db.deleteFrom("accounts.factor_removal").where("person_id", "=", personId).execute();
}
