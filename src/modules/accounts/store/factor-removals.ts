import type { Db } from "../../../kernel/db/db.ts";
import { compiledOnce } from "../../../kernel/db/statements/compiled-once.ts";
import type { AccountsTables } from "./tables.ts";

/** That an administrator asks another one to take somebody's second factor away. */
export interface FactorRemoval {
  askedBy: string;
  askedAt: Date;
}

const goodForMs = 14 * 86_400_000;

const removals = compiledOnce((tx, personId: string, after: Date) =>
  tx
    .withTables<AccountsTables>()
    .selectFrom("accounts.factor_removal")
    .select(["asked_by as askedBy", "asked_at as askedAt"])
    .where("person_id", "=", personId)
    .where("asked_at", ">", after),
);

/** What was asked about a person within the last two weeks. */
export async function factorRemovalOf(
  tx: Db,
  personId: string,
  now: Date,
): Promise<FactorRemoval | undefined> {
  const [removal] = await removals(tx, personId, new Date(now.getTime() - goodForMs));
  return removal;
}

/** Notes the request in the place of an earlier one. */
export async function askFactorRemoval(
  tx: Db,
  siteId: string,
  personId: string,
  { askedBy, askedAt }: FactorRemoval,
): Promise<void> {
  await deleteFactorRemoval(tx, personId);
  await tx
    .withTables<AccountsTables>()
    .insertInto("accounts.factor_removal")
    .values({ site_id: siteId, person_id: personId, asked_by: askedBy, asked_at: askedAt })
    .execute();
}

export async function deleteFactorRemoval(tx: Db, personId: string): Promise<void> {
  await tx
    .withTables<AccountsTables>()
    .deleteFrom("accounts.factor_removal")
    .where("person_id", "=", personId)
    .execute();
}
