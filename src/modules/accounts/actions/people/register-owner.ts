import { writeAudit } from "../../../../kernel/audit/store/write-audit.ts";
import { dayIn } from "../../../../kernel/clock/berlin.ts";
import type { Db } from "../../../../kernel/db/db.ts";
import { ok, type Result, refuse } from "../../../../kernel/result/result.ts";
import type { Client } from "../../../../kernel/web/visitor.ts";
import { hashPassword } from "../../rules/credentials/hash.ts";
import { checkPassword, type PasswordRefusal } from "../../rules/credentials/password.ts";
import { isFitLogin } from "../../rules/is-fit-login.ts";
import { plainName } from "../../rules/plain-name.ts";
import { setPasswordHash } from "../../store/credentials.ts";
import { insertMembership } from "../../store/memberships.ts";
import { foldLogin, insertPerson, personById, updatePerson } from "../../store/people.ts";
import { actorOf } from "../sign-in/identify.ts";
import { openSession } from "../sign-in/open-session.ts";

/** As an owner types it who has no account yet. */
export interface Registration {
  name: string;
  login: string;
  password: string;
  locale: string;
  /** The mail address that is proven to be theirs, since the code came by it; null where it did not. */
  mail: string | null;
}

export type RegistrationRefusal = "name" | "login" | PasswordRefusal;

/** A registration that was checked, with its password hashed: made by `checkRegistration` only. */
export interface CheckedRegistration extends Omit<Registration, "password"> {
  hash: string;
}

/**
 * Checks what an owner typed and hashes the password, which takes time: before the transaction, and only for those who have a
 * right to register.
 */
export async function checkRegistration(
  { password, ...typed }: Registration,
  siteName: string,
): Promise<Result<CheckedRegistration, RegistrationRefusal>> {
  const name = plainName(typed.name);
  if (name === undefined) return refuse("name");
  const login = foldLogin(typed.login);
  if (!isFitLogin(login)) return refuse("login");
  const checked = await checkPassword(password, [name, login, siteName]);
  if (!checked.ok) return checked;
  return ok({ ...typed, name, login, hash: await hashPassword(checked.value) });
}

/**
 * Makes an account with the role of a business owner and signs its person in, in the caller's transaction, which notes there by
 * what right.
 *
 * @returns the person and the secret of the session
 */
export async function registerOwner(
  tx: Db,
  siteId: string,
  { hash, ...person }: CheckedRegistration,
  client: Client,
  now: Date,
): Promise<Result<{ personId: string; secret: string; actor: ReturnType<typeof actorOf> }, "taken">> {
  const personId = await insertPerson(tx, siteId, { ...person, until: null });
  if (personId === undefined) return refuse("taken");
  await setPasswordHash(tx, personId, hash, now);
  await updatePerson(tx, personId, { state: "confirmed" });
  await giveOwnerRole(tx, siteId, personId, now);
  const secret = await openSession(tx, siteId, personId, "first", client, now);
  const registered = await personById(tx, personId);
  if (!registered) throw new Error("The person was just added.");
  const actor = actorOf(registered, client, dayIn(now));
  await writeAudit(tx, { event: "account.registered", actor, concerns: personId });
  return ok({ personId, secret, actor });
}

/** Gives the role of a business owner to somebody who may have it already. */
export async function giveOwnerRole(tx: Db, siteId: string, personId: string, now: Date): Promise<void> {
  const from = dayIn(now);
  await insertMembership(tx, siteId, {
    personId,
    role: "business-owner",
    organisationId: null,
    from,
    until: null,
  });
}
