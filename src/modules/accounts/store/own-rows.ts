import type { Db } from "../../../kernel/db/db.ts";
import { accountKey } from "../rules/credentials/throttle.ts";
import { passkeysOf } from "./passkeys.ts";
import type { Person } from "./people.ts";
import type { AccountsTables } from "./tables.ts";

/** What is kept of a person beside name, roles and devices; hashes and sealed seeds stay here: they open doors and say nothing. */
export async function ownRows(tx: Db, { id, login }: Person) {
  const db = tx.withTables<AccountsTables>();
  const person = await db
    .selectFrom("accounts.person")
    .select(["password_changed_at as passwordChangedAt", "changed_at as changedAt", "told_at as toldAt"])
    .where("id", "=", id)
    .executeTakeFirst();
  const rolesGiven = await db
    .selectFrom("accounts.membership")
    .select(["id", "created_at as givenAt"])
    .where("person_id", "=", id)
    .execute();
  const links = await db
    .selectFrom("accounts.one_time_code")
    .select(["kind", "facts", "created_at as createdAt", "expires_at as expiresAt", "used_at as usedAt"])
    .where("person_id", "=", id)
    .orderBy("created_at")
    .execute();
  const passkeys = (await passkeysOf(tx, id)).map(({ name, backedUp, createdAt, usedAt }) => ({
    name,
    backedUp,
    createdAt,
    usedAt,
  }));
  const mailChange = await db
    .selectFrom("accounts.mail_change")
    .select([
      "mail",
      "new_confirmed as newConfirmed",
      "old_confirmed as oldConfirmed",
      "started_at as startedAt",
      "expires_at as expiresAt",
    ])
    .where("person_id", "=", id)
    .executeTakeFirst();
  const factorRemoval = await db
    .selectFrom("accounts.factor_removal")
    .select(["asked_at as askedAt"])
    .where("person_id", "=", id)
    .executeTakeFirst();
  const spareCodes = await db
    .selectFrom("accounts.recovery_code")
    .select("used_at as usedAt")
    .where("person_id", "=", id)
    .execute();
  const failedTries = await db
    .selectFrom("accounts.failures")
    .select(["kind", "count", "last"])
    .where((where) =>
      where.or([
        where.and([where("kind", "=", "account"), where("key", "=", accountKey(login))]),
        where.and([where("kind", "=", "factor"), where("key", "=", id)]),
      ]),
    )
    .execute();
  return {
    passwordChangedAt: person?.passwordChangedAt ?? null,
    changedAt: person?.changedAt ?? null,
    toldAt: person?.toldAt ?? null,
    givenAt: new Map(rolesGiven.map((given) => [given.id, given.givenAt])),
    links,
    passkeys,
    mailChange: mailChange ?? null,
    factorRemoval: factorRemoval ?? null,
    spareCodes,
    failedTries,
  };
}
