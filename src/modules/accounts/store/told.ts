import type { Db } from "../../../kernel/db/db.ts";
import { compiledOnce } from "../../../kernel/db/statements/compiled-once.ts";
import type { AccountsTables } from "./tables.ts";

const toldAt = compiledOnce((tx, personId: string) =>
  tx.withTables<AccountsTables>().selectFrom("accounts.person").select("told_at").where("id", "=", personId),
);

/** Until when a person has read what others did to their access; undefined where they never have. */
export async function toldUntil(tx: Db, personId: string): Promise<Date | undefined> {
  const [row] = await toldAt(tx, personId);
  return row?.told_at ?? undefined;
}

export async function noteTold(tx: Db, personId: string, now: Date): Promise<void> {
  await tx
    .withTables<AccountsTables>()
    .updateTable("accounts.person")
    .set({ told_at: now })
    .where("id", "=", personId)
    .execute();
}
