import type { Db } from "../../../kernel/db/db.ts";
import type { Passkey } from "../rules/passkeys/passkey.ts";
import type { AccountsTables } from "./tables.ts";

/** A passkey as its owner sees it. */
export interface OwnPasskey extends Passkey {
  /** What the person calls the device. */
  name: string;
  createdAt: Date;
  usedAt: Date | null;
}

function select(tx: Db) {
  return tx
    .withTables<AccountsTables>()
    .selectFrom("accounts.passkey")
    .select([
      "id",
      "person_id as personId",
      "name",
      "public_key",
      "counter",
      "transports",
      "backed_up as backedUp",
      "created_at as createdAt",
      "used_at as usedAt",
    ]);
}

type Row = Awaited<ReturnType<ReturnType<typeof select>["execute"]>>[number];

const read = ({ public_key, counter, ...row }: Row): OwnPasskey & { personId: string } => ({
  ...row,
  publicKey: new Uint8Array(public_key),
  counter: Number(counter),
});

/** The passkeys of a person, the oldest first. */
export async function passkeysOf(tx: Db, personId: string): Promise<OwnPasskey[]> {
  const rows = await select(tx).where("person_id", "=", personId).orderBy("created_at").execute();
  return rows.map(read);
}

/** The passkey of this id, and whose it is. */
export async function passkeyById(
  tx: Db,
  id: string,
): Promise<(OwnPasskey & { personId: string }) | undefined> {
  const row = await select(tx).where("id", "=", id).executeTakeFirst();
  return row && read(row);
}

/** Keeps a new passkey; false where somebody at the site has it already. */
export async function insertPasskey(
  tx: Db,
  siteId: string,
  personId: string,
  { id, publicKey, counter, transports, backedUp, name, createdAt }: Omit<OwnPasskey, "usedAt">,
): Promise<boolean> {
  const added = await tx
    .withTables<AccountsTables>()
    .insertInto("accounts.passkey")
    .values({
      site_id: siteId,
      id,
      person_id: personId,
      name,
      public_key: Buffer.from(publicKey),
      counter,
      transports: JSON.stringify(transports),
      backed_up: backedUp,
      created_at: createdAt,
      used_at: null,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return Number(added.numInsertedOrUpdatedRows ?? 0) > 0;
}

/**
 * Notes that a passkey was used, and how far it has counted.
 *
 * @param counted how far it had counted when its answer was checked: false where it has been used or removed since
 */
export async function notePasskeyUse(
  tx: Db,
  { id, counter, backedUp }: Passkey,
  counted: number,
  now: Date,
): Promise<boolean> {
  const noted = await tx
    .withTables<AccountsTables>()
    .updateTable("accounts.passkey")
    .set({ counter, backed_up: backedUp, used_at: now })
    .where("id", "=", id)
    .where("counter", "=", String(counted))
    .executeTakeFirst();
  return Number(noted.numUpdatedRows) > 0;
}

/** Takes a passkey away; false where the person has none of this id. */
export async function deletePasskey(tx: Db, personId: string, id: string): Promise<boolean> {
  const gone = await tx
    .withTables<AccountsTables>()
    .deleteFrom("accounts.passkey")
    .where("person_id", "=", personId)
    .where("id", "=", id)
    .executeTakeFirst();
  return Number(gone.numDeletedRows) > 0;
}

/** Uses up a question. However many answers to it come at once, one is first; false for all others. */
export async function spendChallenge(
  tx: Db,
  siteId: string,
  { digest, expiresAt }: { digest: string; expiresAt: Date },
): Promise<boolean> {
  const spent = await tx
    .withTables<AccountsTables>()
    .insertInto("accounts.spent_challenge")
    .values({ site_id: siteId, digest, expires_at: expiresAt })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return Number(spent.numInsertedOrUpdatedRows ?? 0) > 0;
}

/** Deletes the questions that are over anyway. */
export async function deleteOldChallenges(tx: Db, before: Date): Promise<void> {
  await tx
    .withTables<AccountsTables>()
    .deleteFrom("accounts.spent_challenge")
    .where("expires_at", "<", before)
    .execute();
}
