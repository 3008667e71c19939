import type { Db } from "../../../kernel/db/db.ts";
import type { AccountsTables } from "./tables.ts";

/** When tries under a key failed, newest first; a hundred are enough to decide anything. */
export async function failedTries(tx: Db, key: string, since: Date): Promise<Date[]> {
  const rows = await tx
    .withTables<AccountsTables>()
    .selectFrom("accounts.failed_try")
    .select("at")
    .where("key", "=", key)
    .where("at", ">", since)
    .orderBy("at", "desc")
    .limit(100)
    .execute();
  return rows.map(({ at }) => at);
}

export async function insertFailedTries(
  tx: Db,
  siteId: string,
  keys: readonly string[],
  at: Date,
): Promise<void> {
  await tx
    .withTables<AccountsTables>()
    .insertInto("accounts.failed_try")
    .values(keys.map((key) => ({ site_id: siteId, key, at })))
    .execute();
}

export async function deleteFailedTries(tx: Db, which: { key: string } | { before: Date }): Promise<void> {
  const query = tx.withTables<AccountsTables>().deleteFrom("accounts.failed_try");
  await ("key" in which
    ? query.where("key", "=", which.key)
    : query.where("at", "<", which.before)
  ).execute();
}
