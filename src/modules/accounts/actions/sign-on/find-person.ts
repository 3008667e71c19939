import { writeAudit } from "../../../../kernel/audit/store/write-audit.ts";
import { dayIn } from "../../../../kernel/clock/berlin.ts";
import type { Db } from "../../../../kernel/db/db.ts";
import type { Locale } from "../../../../kernel/i18n/locales.ts";
import type { Told } from "../../../../kernel/oidc/sign-on.ts";
import type { Client } from "../../../../kernel/web/visitor.ts";
import { type Profile, readProfile } from "../../rules/sign-on/profile.ts";
import { isUsable } from "../../rules/standing.ts";
import { insertMembership } from "../../store/memberships.ts";
import { deleteCodes } from "../../store/one-time-codes.ts";
import { insertPerson, type Person, personById, updatePerson } from "../../store/people.ts";
import type { StoredSignOn } from "../../store/sign-on.ts";
import { bindPerson, peopleByMail, personBoundTo } from "../../store/sign-on-people.ts";
import type { Doing } from "../doing.ts";
import { actorOf } from "../sign-in/identify.ts";

interface Newcomer {
  signOn: StoredSignOn;
  told: Told;
  client: Client;
  locale: Locale;
}

/**
 * Whom the provider means: who is bound to this account there; else, once, who has the mail address that the provider has verified;
 * else, where the site wants it so, somebody new. Undefined for nobody, and for somebody who may not come in.
 */
export async function findPerson(tx: Db, doing: Doing, newcomer: Newcomer): Promise<Person | undefined> {
  const { signOn, told, client } = newcomer;
  const day = dayIn(doing.now);
  const bound = await personBoundTo(tx, told.issuer, told.subject);
  const profile = readProfile(told.claims, signOn.mailClaim);
  const known = bound === undefined && profile.mail ? await peopleByMail(tx, profile.mail) : [];
  // An address that two share says nothing about which of them it is.
  if (known.length > 1) return undefined;
  const id = bound ?? known[0] ?? (await takeIn(tx, doing, newcomer, profile));
  const person = id === undefined ? undefined : await personById(tx, id);
  const invited = person?.state === "invited";
  if (!person || !isUsable(invited ? { ...person, state: "confirmed" } : person, day)) return undefined;
  const here: Person = { ...person, state: "confirmed" };
  if (bound === undefined) {
    const { issuer, subject } = told;
    if (!(await bindPerson(tx, doing.siteId, { issuer, subject, personId: person.id }, doing.now)))
      return undefined;
    await writeAudit(tx, {
      event: "account.sign-on-bound",
      actor: actorOf(here, client, day),
      concerns: person.id,
    });
  }
  if (invited) {
    await updatePerson(tx, person.id, { state: "confirmed" });
    // What they were sent to come in with has done its work.
    await deleteCodes(tx, person.id);
  }
  return here;
}

/** Makes an account for somebody whom nobody invited. */
async function takeIn(
  tx: Db,
  { siteId, now }: Doing,
  { signOn: { newRole: role }, client, locale }: Newcomer,
  { mail, name }: Profile,
): Promise<string | undefined> {
  if (role === null || !mail || !name) return undefined;
  const personId = await insertPerson(tx, siteId, { name, login: mail, mail, locale, until: null });
  // Somebody else signs in with this address as their name.
  if (personId === undefined) return undefined;
  const from = dayIn(now);
  await insertMembership(tx, siteId, { personId, role, organisationId: null, from, until: null });
  const person = await personById(tx, personId);
  if (person)
    await writeAudit(tx, {
      event: "account.joined",
      actor: actorOf({ ...person, state: "confirmed" }, client, from),
      subject: { kind: "person", id: personId },
      concerns: personId,
      facts: { role },
    });
  return personId;
}
