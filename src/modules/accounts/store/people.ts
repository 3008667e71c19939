import { sql } from "kysely";
import { dayIn } from "../../../kernel/clock/berlin.ts";
import type { Db } from "../../../kernel/db/db.ts";
import { compiledOnce } from "../../../kernel/db/statements/compiled-once.ts";
import { type Locale, locales } from "../../../kernel/i18n/locales.ts";
import { normalForm } from "../../../kernel/i18n/normal-form.ts";
import { newId } from "../../../kernel/id/id.ts";
import { type MailAddress, readMailAddress } from "../../../kernel/mail/mail-address.ts";
import { isStaff } from "../rules/roles.ts";
import { type Membership, type PersonState, rolesOn, type Standing } from "../rules/standing.ts";
import type { AccountsTables } from "./tables.ts";

/** Somebody who has, had or will have an account at a site. */
export interface Person extends Standing {
  id: string;
  name: string;
  /** What is typed to sign in: the mail address, or a name where there is none. Folded by `foldLogin`. */
  login: string;
  mail: string | null;
  locale: string;
  memberships: HeldMembership[];
  /** Whether a password was ever chosen. */
  hasPassword: boolean;
  /** Whether there is a code app or a passkey. */
  secondFactor: boolean;
  /** Whether an app that shows codes is set up. */
  codeApp: boolean;
  /** How many passkeys there are. */
  passkeys: number;
  createdAt: Date;
  lastSignInAt: Date | null;
}

export interface HeldMembership extends Membership {
  id: string;
  organisation: { id: string; name: string } | null;
}

/** One spelling for names that people sign in with. */
export function foldLogin(text: string): string {
  return normalForm(text, "NFKC").trim().toLowerCase();
}

/** A SQL text that gives the memberships of `person` as JSON. */
export const membershipsOfPerson = sql<HeldMembership[]>`coalesce((
  select json_agg(json_build_object('id', m.id, 'role', m.role, 'state', m.state, 'from', m.starts_on, 'until', m.ends_on,
    'organisation', case when o.id is null then null else json_build_object('id', o.id, 'name', o.name) end)
    order by m.created_at)
  from accounts.membership m
  left join accounts.organisation o on o.site_id = m.site_id and o.id = m.organisation_id
  where m.site_id = person.site_id and m.person_id = person.id), '[]')`;

/** SQL texts for the second factor of `person`. */
export const factorsOfPerson = {
  codeApp: sql<boolean>`person.totp_sealed is not null`,
  passkeys: sql<number>`(select count(*)::int from accounts.passkey k
    where k.site_id = person.site_id and k.person_id = person.id)`,
  secondFactor: sql<boolean>`(person.totp_sealed is not null or exists (select from accounts.passkey k
    where k.site_id = person.site_id and k.person_id = person.id))`,
};

function select(tx: Db) {
  return tx
    .withTables<AccountsTables>()
    .selectFrom("accounts.person as person")
    .select([
      "person.id",
      "person.name",
      "person.login",
      "person.mail",
      "person.locale",
      "person.state",
      "person.created_at as createdAt",
      "person.last_sign_in_at as lastSignInAt",
    ])
    .select(sql<string | null>`person.until::text`.as("until"))
    .select(sql<boolean>`person.password_hash is not null`.as("hasPassword"))
    .select(factorsOfPerson.secondFactor.as("secondFactor"))
    .select(factorsOfPerson.codeApp.as("codeApp"))
    .select(factorsOfPerson.passkeys.as("passkeys"))
    .select(membershipsOfPerson.as("memberships"));
}

const everybody = compiledOnce((tx) =>
  select(tx).orderBy(sql`person.state = 'left'`).orderBy("person.name").orderBy("person.id"),
);

/** Everybody of the site that the transaction is set to, those who left last. */
export const peopleOf = (tx: Db): Promise<Person[]> => everybody(tx);

export async function personById(tx: Db, id: string): Promise<Person | undefined> {
  return select(tx).where("person.id", "=", id).executeTakeFirst();
}

/** What these people are called; without those who left. */
export async function namesOfPeople(tx: Db, ids: string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const people = await tx
    .withTables<AccountsTables>()
    .selectFrom("accounts.person")
    .select(["id", "name"])
    .where("id", "in", ids)
    .where("state", "!=", "left")
    .execute();
  return new Map(people.map(({ id, name }) => [id, name]));
}

/** How somebody with an account is written to. */
export interface Reach {
  name: string;
  /** In which language. */
  locale: Locale;
  /** Undefined for those without an address. */
  mail: MailAddress | undefined;
}

/** How a person is written to; undefined for whoever left or was suspended. */
export async function reachPerson(tx: Db, id: string): Promise<Reach | undefined> {
  const person = await personById(tx, id);
  if (!person || person.state === "left" || person.state === "suspended") return undefined;
  return {
    name: person.name,
    locale: locales.find((each) => each === person.locale) ?? "de",
    mail: person.mail === null ? undefined : readMailAddress(person.mail),
  };
}

/** Whether somebody works here on the day of this moment: account and a role of staff are in force. */
export async function worksHere(tx: Db, id: string, now: Date): Promise<boolean> {
  const person = await personById(tx, id);
  return person !== undefined && rolesOn(person, dayIn(now)).some(isStaff);
}

/** By what is typed to sign in; whoever left is not found. */
export async function personByLogin(tx: Db, login: string): Promise<Person | undefined> {
  return select(tx)
    .where("person.login", "=", foldLogin(login))
    .where("person.state", "!=", "left")
    .executeTakeFirst();
}

export interface NewPerson {
  name: string;
  login: string;
  mail: string | null;
  locale: string;
  until: string | null;
}

/** Adds a person who is invited; the id of the person, or undefined where the name to sign in with is taken. */
export async function insertPerson(tx: Db, siteId: string, person: NewPerson): Promise<string | undefined> {
  const id = newId();
  const added = await tx
    .withTables<AccountsTables>()
    .insertInto("accounts.person")
    .values({ site_id: siteId, id, ...person, login: foldLogin(person.login), state: "invited" })
    .onConflict((conflict) =>
      conflict.columns(["site_id", "login"]).where(sql<boolean>`state <> 'left'`).doNothing(),
    )
    .executeTakeFirst();
  return added.numInsertedOrUpdatedRows ? id : undefined;
}

/** Changes what is given of a person. */
export async function updatePerson(
  tx: Db,
  id: string,
  change: Partial<{ name: string; login: string; mail: string | null; locale: string; state: PersonState }>,
): Promise<void> {
  await tx
    .withTables<AccountsTables>()
    .updateTable("accounts.person")
    .set({
      ...change,
      ...(change.login !== undefined && { login: foldLogin(change.login) }),
      changed_at: sql`now()`,
    })
    .where("id", "=", id)
    .execute();
}

/** Whether anybody who is not gone was ever given the site to manage. */
export async function hasAdministrator(tx: Db): Promise<boolean> {
  const found = await tx
    .withTables<AccountsTables>()
    .selectFrom("accounts.person")
    .innerJoin("accounts.membership", (join) =>
      join
        .onRef("accounts.membership.site_id", "=", "accounts.person.site_id")
        .onRef("accounts.membership.person_id", "=", "accounts.person.id"),
    )
    .select("accounts.person.id")
    .where("accounts.person.state", "!=", "left")
    .where("accounts.membership.role", "=", "site-administrator")
    .limit(1)
    .executeTakeFirst();
  return found !== undefined;
}

/** Until the end of the transaction nobody else changes people and roles of the site: for rules about all of them. */
export async function lockPeople(tx: Db, siteId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`people ${siteId}`}, 0))`.execute(tx);
}
