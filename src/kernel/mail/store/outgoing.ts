import { type Insertable, type Selectable, sql } from "kysely";
import type { Db } from "../../db/db.ts";
import type { MailTables, OutgoingTable } from "./tables.ts";

const tables = (tx: Db) => tx.withTables<MailTables>();

/** A mail that waits, so that it has a subject and a text. */
export type WaitingMail = Selectable<OutgoingTable> & { subject: string; text: string };

export async function insertOutgoing(tx: Db, row: Omit<Insertable<OutgoingTable>, "state">): Promise<void> {
  await tables(tx)
    .insertInto("mail.outgoing")
    .values(row as Insertable<OutgoingTable>)
    .execute();
}

/** The sites that have mail waiting, and when the first is due; asked outside of any site. */
export async function waitingSites(db: Db): Promise<{ siteId: string; nextTryAt: Date }[]> {
  const { rows } = await sql<{ site_id: string; next_try_at: Date }>`
    select site_id, next_try_at from mail.waiting() order by next_try_at`.execute(db);
  return rows.map((row) => ({ siteId: row.site_id, nextTryAt: row.next_try_at }));
}

/** The sites that have any mail in the outbox; asked outside of any site. */
export async function sitesWithMail(db: Db): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select id from mail.sites() as id`.execute(db);
  return rows.map(({ id }) => id);
}

/**
 * Takes mails that are due, the longest waiting first, and holds them until the transaction ends. What another process
 * holds is passed over; what it held when it died is free again at once.
 */
export async function claimDue(tx: Db, siteId: string, at: Date, limit: number): Promise<WaitingMail[]> {
  const rows = await tables(tx)
    .selectFrom("mail.outgoing")
    .selectAll()
    .where("site_id", "=", siteId)
    .where("state", "=", "waiting")
    .where("next_try_at", "<=", at)
    .orderBy("next_try_at")
    .orderBy("id")
    .limit(limit)
    .forUpdate()
    .skipLocked()
    .execute();
  return rows.filter((row): row is WaitingMail => row.subject !== null && row.text !== null);
}

const withoutContents = { subject: null, text: null, calendar: null, next_try_at: null };

/** Writes down that a mail is sent, and forgets what it said. */
export async function setSent(tx: Db, siteId: string, id: string, at: Date): Promise<void> {
  await tables(tx)
    .updateTable("mail.outgoing")
    .set({ ...withoutContents, state: "sent", sent_at: at, last_problem: null })
    .set("tries", sql`tries + 1`)
    .where("site_id", "=", siteId)
    .where("id", "=", id)
    .where("state", "=", "waiting")
    .execute();
}

/** Writes down why a mail is not sent yet, and when it is tried again; without that it is given up and forgotten. */
export async function setFailed(
  tx: Db,
  siteId: string,
  id: string,
  failed: { problem: string; nextTryAt: Date | undefined },
): Promise<void> {
  await tables(tx)
    .updateTable("mail.outgoing")
    .set(
      failed.nextTryAt
        ? { next_try_at: failed.nextTryAt }
        : { ...withoutContents, state: "given-up" as const },
    )
    .set("last_problem", failed.problem)
    .set("tries", sql`tries + 1`)
    .where("site_id", "=", siteId)
    .where("id", "=", id)
    .where("state", "=", "waiting")
    .execute();
}

/**
 * A mail that was taken came back: it is given up after all.
 *
 * @param ids of which one is that of the mail
 * @returns its id; undefined where none of them was sent
 */
export async function setReturned(
  tx: Db,
  siteId: string,
  ids: readonly string[],
  problem: string,
): Promise<string | undefined> {
  const row = await tables(tx)
    .updateTable("mail.outgoing")
    .set({ state: "given-up", sent_at: null, last_problem: problem })
    .where("site_id", "=", siteId)
    .where("id", "in", [...ids])
    .where("state", "=", "sent")
    .returning("id")
    .executeTakeFirst();
  return row?.id;
}

/** A mail that is not out, without what it says. */
export type Unsent = Omit<Selectable<OutgoingTable>, "subject" | "text" | "calendar" | "sent_at">;

/** What waits and what was given up, newest first. */
export async function unsentMails(tx: Db, siteId: string, limit: number): Promise<Unsent[]> {
  return tables(tx)
    .selectFrom("mail.outgoing")
    .select([
      "site_id",
      "id",
      "to_address",
      "to_name",
      "from_name",
      "reply_to",
      "locale",
      "state",
      "tries",
      "created_at",
      "next_try_at",
      "last_problem",
    ])
    .where("site_id", "=", siteId)
    .where("state", "!=", "sent")
    .orderBy("id", "desc")
    .limit(limit)
    .execute();
}

/** Which of these mails were given up, and why. */
export async function givenUpAmong(
  tx: Db,
  siteId: string,
  ids: readonly string[],
): Promise<{ id: string; problem: string }[]> {
  if (ids.length === 0) return [];
  const rows = await tables(tx)
    .selectFrom("mail.outgoing")
    .select(["id", "last_problem"])
    .where("site_id", "=", siteId)
    .where("id", "in", [...ids])
    .where("state", "=", "given-up")
    .execute();
  return rows.map(({ id, last_problem }) => ({ id, problem: last_problem ?? "" }));
}

/** Removes what was done with before these moments. Returns how many. */
export async function deleteDone(
  tx: Db,
  siteId: string,
  before: { sent: Date; givenUp: Date },
): Promise<number> {
  const { numDeletedRows } = await tables(tx)
    .deleteFrom("mail.outgoing")
    .where("site_id", "=", siteId)
    .where((row) =>
      row.or([
        row.and([row("state", "=", "sent"), row("created_at", "<", before.sent)]),
        row.and([row("state", "=", "given-up"), row("created_at", "<", before.givenUp)]),
      ]),
    )
    .executeTakeFirst();
  return Number(numDeletedRows);
}
