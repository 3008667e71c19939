import type { Db } from "../../../kernel/db/db.ts";
import { deleteMailChange } from "./mail-changes.ts";
import type { AccountsTables, CodeKind } from "./tables.ts";

export interface OneTimeCode {
  kind: CodeKind;
  personId: string;
  facts: Record<string, string>;
}

/** Keeps a code; earlier ones of the same kind of the same person no longer count. */
export async function insertCode(
  tx: Db,
  siteId: string,
  code: OneTimeCode & { secretHash: string; expiresAt: Date },
): Promise<void> {
  const db = tx.withTables<AccountsTables>();
  await db
    .deleteFrom("accounts.one_time_code")
    .where("person_id", "=", code.personId)
    .where("kind", "=", code.kind)
    .where("used_at", "is", null)
    .execute();
  await db
    .insertInto("accounts.one_time_code")
    .values({
      site_id: siteId,
      secret_hash: code.secretHash,
      kind: code.kind,
      person_id: code.personId,
      facts: JSON.stringify(code.facts),
      expires_at: code.expiresAt,
    })
    .execute();
}

/** The code that is still good, without using it up: what its page shows. */
export async function findCode(
  tx: Db,
  kind: CodeKind,
  secretHash: string,
  now: Date,
): Promise<OneTimeCode | undefined> {
  return tx
    .withTables<AccountsTables>()
    .selectFrom("accounts.one_time_code")
    .select(["kind", "person_id as personId", "facts"])
    .where("kind", "=", kind)
    .where("secret_hash", "=", secretHash)
    .where("used_at", "is", null)
    .where("expires_at", ">", now)
    .executeTakeFirst();
}

/** Uses up a code. However many come at once, one gets it. */
export async function takeCode(
  tx: Db,
  kind: CodeKind,
  secretHash: string,
  now: Date,
): Promise<OneTimeCode | undefined> {
  return tx
    .withTables<AccountsTables>()
    .updateTable("accounts.one_time_code")
    .set({ used_at: now })
    .where("kind", "=", kind)
    .where("secret_hash", "=", secretHash)
    .where("used_at", "is", null)
    .where("expires_at", ">", now)
    .returning(["kind", "person_id as personId", "facts"])
    .executeTakeFirst();
}

/** Whatever links and codes a person was given no longer count, those for another mail address included. */
export async function deleteCodes(tx: Db, personId: string): Promise<void> {
  const db = tx.withTables<AccountsTables>();
  await db
    .deleteFrom("accounts.one_time_code")
    .where("person_id", "=", personId)
    .where("used_at", "is", null)
    .execute();
  await deleteMailChange(tx, personId);
}

export async function deleteOldCodes(tx: Db, before: Date): Promise<void> {
  await tx
    .withTables<AccountsTables>()
    .deleteFrom("accounts.one_time_code")
    .where("expires_at", "<", before)
    .execute();
}

/** When the newest code of this kind was made for a person that was not used yet. */
export async function newestCode(tx: Db, kind: CodeKind, personId: string): Promise<Date | undefined> {
  const row = await tx
    .withTables<AccountsTables>()
    .selectFrom("accounts.one_time_code")
    .select("created_at")
    .where("kind", "=", kind)
    .where("person_id", "=", personId)
    .where("used_at", "is", null)
    .orderBy("created_at", "desc")
    .executeTakeFirst();
  return row?.created_at;
}
