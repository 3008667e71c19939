import { sql } from "kysely";
import type { Db } from "../../../kernel/db/db.ts";
import type { Failures, ThrottleKind } from "../rules/credentials/throttle.ts";
import type { AccountsTables } from "./tables.ts";

/** Reads a counter; until the end of the transaction nobody else does, also where there is no row yet. */
export async function lockFailures(
  tx: Db,
  siteId: string,
  kind: ThrottleKind,
  key: string,
): Promise<Failures | undefined> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`${kind} ${siteId} ${key}`}, 0))`.execute(tx);
  return tx
    .withTables<AccountsTables>()
    .selectFrom("accounts.failures")
    .select(["count", "last"])
    .where("kind", "=", kind)
    .where("key", "=", key)
    .executeTakeFirst();
}

/** Stores a counter; undefined takes it away. */
export async function saveFailures(
  tx: Db,
  siteId: string,
  kind: ThrottleKind,
  key: string,
  failures: Failures | undefined,
): Promise<void> {
  const db = tx.withTables<AccountsTables>();
  if (failures === undefined) {
    await db.deleteFrom("accounts.failures").where("kind", "=", kind).where("key", "=", key).execute();
    return;
  }
  await db
    .insertInto("accounts.failures")
    .values({ site_id: siteId, kind, key, ...failures })
    .onConflict((conflict) => conflict.columns(["site_id", "kind", "key"]).doUpdateSet(failures))
    .execute();
}

export async function deleteOldFailures(tx: Db, before: Date): Promise<void> {
  await tx.withTables<AccountsTables>().deleteFrom("accounts.failures").where("last", "<", before).execute();
}
