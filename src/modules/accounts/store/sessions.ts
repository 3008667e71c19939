import { sql } from "kysely";
import type { Db } from "../../../kernel/db/db.ts";
import { compiledOnce } from "../../../kernel/db/statements/compiled-once.ts";
import { newId } from "../../../kernel/id/id.ts";
import type { Role } from "../rules/roles.ts";
import type { Proof } from "../rules/standing.ts";
import { factorsOfPerson, membershipsOfPerson, type Person } from "./people.ts";
import type { AccountsTables } from "./tables.ts";

/** A device on which somebody is signed in. */
export interface Session {
  id: string;
  factor: Proof["factor"];
  agent: string;
  network: string;
  startedAt: Date;
  seenAt: Date;
  /** When the person last showed that it is them. */
  provenAt: Date;
}

/** The session by which somebody asks. */
export interface PresentSession extends Session {
  /** The role as which the person only looks at pages. */
  viewingAs: Role | null;
}

export interface NewSession extends Omit<Session, "id"> {
  secretHash: string;
  personId: string;
}

const bySecret = compiledOnce((tx, secretHash: string) =>
  tx
    .withTables<AccountsTables>()
    .selectFrom("accounts.session as session")
    .innerJoin("accounts.person as person", (join) =>
      join.onRef("person.site_id", "=", "session.site_id").onRef("person.id", "=", "session.person_id"),
    )
    .select([
      "session.id as session_id",
      "session.factor",
      "session.agent",
      "session.network",
      "session.started_at",
      "session.seen_at",
      "session.proven_at",
      "session.viewing_as",
      "person.id",
      "person.name",
      "person.login",
      "person.mail",
      "person.locale",
      "person.state",
      "person.created_at",
      "person.last_sign_in_at",
    ])
    .select(sql<string | null>`person.until::text`.as("until"))
    .select(sql<boolean>`person.password_hash is not null`.as("has_password"))
    .select(factorsOfPerson.codeApp.as("code_app"))
    .select(factorsOfPerson.passkeys.as("passkeys"))
    .select(membershipsOfPerson.as("memberships"))
    .where("session.secret_hash", "=", secretHash),
);

/** The session of a secret, with the person whose it is; read in one question, for each request. */
export async function sessionBySecret(
  tx: Db,
  secretHash: string,
): Promise<{ session: PresentSession; person: Person } | undefined> {
  const [row] = await bySecret(tx, secretHash);
  if (!row) return undefined;
  const { session_id, factor, agent, network, started_at, seen_at, proven_at } = row;
  const { id, name, login, mail, locale, state, until, memberships, passkeys } = row;
  return {
    session: {
      id: session_id,
      factor,
      agent,
      network,
      startedAt: started_at,
      seenAt: seen_at,
      provenAt: proven_at,
      viewingAs: row.viewing_as,
    },
    person: {
      id,
      name,
      login,
      mail,
      locale,
      state,
      until,
      memberships,
      hasPassword: row.has_password,
      secondFactor: row.code_app || passkeys > 0,
      codeApp: row.code_app,
      passkeys,
      createdAt: row.created_at,
      lastSignInAt: row.last_sign_in_at,
    },
  };
}

export async function insertSession(tx: Db, siteId: string, session: NewSession): Promise<void> {
  const { secretHash, personId, factor, agent, network, startedAt, seenAt, provenAt } = session;
  await tx
    .withTables<AccountsTables>()
    .insertInto("accounts.session")
    .values({
      site_id: siteId,
      secret_hash: secretHash,
      id: newId(),
      person_id: personId,
      factor,
      agent,
      network,
      started_at: startedAt,
      seen_at: seenAt,
      proven_at: provenAt,
    })
    .execute();
}

/** Notes that a session is in use; once a minute is enough. */
export async function touchSession(tx: Db, id: string, now: Date): Promise<void> {
  await tx
    .withTables<AccountsTables>()
    .updateTable("accounts.session")
    .set({ seen_at: now })
    .where("id", "=", id)
    .execute();
}

const ofPerson = compiledOnce((tx, personId: string) =>
  tx
    .withTables<AccountsTables>()
    .selectFrom("accounts.session")
    .select([
      "id",
      "factor",
      "agent",
      "network",
      "started_at as startedAt",
      "seen_at as seenAt",
      "proven_at as provenAt",
    ])
    .where("person_id", "=", personId)
    .orderBy("seen_at", "desc"),
);

export const sessionsOf = (tx: Db, personId: string): Promise<Session[]> => ofPerson(tx, personId);

/** Ends one session of a person, or all, or all but one. Returns how many ended. */
export async function deleteSessions(
  tx: Db,
  personId: string,
  which: { id?: string; but?: string } = {},
): Promise<number> {
  let query = tx
    .withTables<AccountsTables>()
    .deleteFrom("accounts.session")
    .where("person_id", "=", personId);
  if (which.id !== undefined) query = query.where("id", "=", which.id);
  if (which.but !== undefined) query = query.where("id", "!=", which.but);
  return Number((await query.executeTakeFirst()).numDeletedRows);
}

/** Takes away what has not been used since; the strict end is decided when a session is read. */
export async function deleteOldSessions(tx: Db, before: Date): Promise<void> {
  await tx
    .withTables<AccountsTables>()
    .deleteFrom("accounts.session")
    .where("seen_at", "<", before)
    .execute();
}

/** Ends the sessions of everybody at the site. Returns how many ended. */
export async function deleteAllSessions(tx: Db): Promise<number> {
  const ended = await tx.withTables<AccountsTables>().deleteFrom("accounts.session").executeTakeFirst();
  return Number(ended.numDeletedRows);
}

/** Notes that the person has just shown that it is them. */
export async function proveSession(tx: Db, id: string, now: Date): Promise<void> {
  await tx
    .withTables<AccountsTables>()
    .updateTable("accounts.session")
    .set({ proven_at: now })
    .where("id", "=", id)
    .execute();
}

/** From now on the person only looks at pages as a role would, on this device; null for as themselves again. */
export async function setViewingAs(tx: Db, id: string, role: Role | null): Promise<void> {
  await tx
    .withTables<AccountsTables>()
    .updateTable("accounts.session")
    .set({ viewing_as: role })
    .where("id", "=", id)
    .execute();
}

/** The sessions of a person count as if only the first factor had been shown: there is no second one any more. */
export async function weakenSessions(tx: Db, personId: string): Promise<void> {
  await tx
    .withTables<AccountsTables>()
    .updateTable("accounts.session")
    .set({ factor: "first" })
    .where("person_id", "=", personId)
    .execute();
}
