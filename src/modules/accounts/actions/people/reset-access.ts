import type { Db } from "../../../../kernel/db/db.ts";
import { readMailAddress } from "../../../../kernel/mail/mail-address.ts";
import { ok, refuse } from "../../../../kernel/result/result.ts";
import { isGuardedPerson, mayAgree } from "../../rules/guarded.ts";
import { forgetFactors } from "../../store/credentials.ts";
import { askFactorRemoval, deleteFactorRemoval, factorRemovalOf } from "../../store/factor-removals.ts";
import { deleteCodes } from "../../store/one-time-codes.ts";
import { type Person, personById, personByLogin } from "../../store/people.ts";
import { deleteSessions } from "../../store/sessions.ts";
import type { Doing } from "../doing.ts";
import { type InvitationCodes, makeInvitation } from "./invite-person.ts";
import { note, type Outcome, withPerson } from "./manage-person.ts";
import { moveMail } from "./move-mail.ts";
import { type TellingWords, tellPerson } from "./tell-person.ts";

/**
 * A new link for somebody who has not come in yet, or who does not know the password any more. The second factor stays as it is:
 * whoever uses the link without it gains nothing. The person is told.
 */
export function inviteAgain(
  doing: Doing,
  personId: string,
  words?: TellingWords,
): Outcome<{ name: string } & InvitationCodes> {
  return withPerson(doing, personId, async (tx, person) => {
    if (person.state !== "invited" && person.state !== "confirmed") return refuse("state");
    await deleteSessions(tx, personId);
    const codes = await makeInvitation(tx, doing.siteId, personId, doing.secrets, doing.now);
    await note(tx, doing, "person.invited-again", personId, {});
    if (person.state === "confirmed") await tellPerson(tx, doing.siteId, person, "reset", words);
    return ok({ name: person.name, ...codes });
  });
}

/**
 * Takes somebody's second factor away who has lost it: code app, passkeys, spare codes. They sign in with their password and set
 * up another one before they can go on. Where the access is guarded, the first administrator only asks, and a second one does it.
 *
 * @returns `asked` where a second administrator must agree
 */
export function removeFactor(
  doing: Doing,
  personId: string,
  words?: TellingWords,
): Outcome<"removed" | "asked"> {
  return withPerson(doing, personId, async (tx, person) => {
    const { actor, siteId, now } = doing;
    if (person.state !== "confirmed" || !person.secondFactor) return refuse("state");
    // For oneself there is the own account.
    if (actor.kind === "person" && actor.id === personId) return refuse("self");
    if (
      actor.kind === "person" &&
      isGuardedPerson(person) &&
      !(await isAgreed(tx, personId, actor.id, now))
    ) {
      if (await factorRemovalOf(tx, personId, now)) return refuse("second-administrator");
      await askFactorRemoval(tx, siteId, personId, { askedBy: actor.id, askedAt: now });
      await note(tx, doing, "person.factor-removal-asked", personId, {});
      await tellPerson(tx, siteId, person, "factor-asked", words);
      return ok("asked");
    }
    await forgetFactors(tx, personId);
    await deleteFactorRemoval(tx, personId);
    await deleteSessions(tx, personId);
    await note(tx, doing, "person.factor-removed", personId, {});
    await tellPerson(tx, siteId, person, "factor-removed", words);
    return ok("removed");
  });
}

async function isAgreed(tx: Db, personId: string, by: string, now: Date): Promise<boolean> {
  const asked = await factorRemovalOf(tx, personId, now);
  const agreeing = asked && (await personById(tx, by));
  return asked !== undefined && agreeing !== undefined && mayAgree(agreeing, asked);
}

/** Whoever was asked about their second factor still has it, and the request was not theirs. */
export function refuseFactorRemoval(doing: Doing, personId: string): Outcome {
  return withPerson(doing, personId, async (tx) => {
    if (!(await factorRemovalOf(tx, personId, doing.now))) return refuse("state");
    await deleteFactorRemoval(tx, personId);
    await note(tx, doing, "person.factor-removal-refused", personId, {});
    return ok(undefined);
  });
}

/**
 * Sets the mail address of somebody who cannot do so, for lack of mail or of the old mailbox. It opens nothing that is guarded: a
 * link by mail stands for the password only. The old address is told.
 */
export function setMail(doing: Doing, personId: string, mail: string, words?: TellingWords): Outcome {
  return withPerson(doing, personId, async (tx, person) => {
    if (person.state === "left") return refuse("state");
    const address = mail.trim() === "" ? null : readMailAddress(mail.trim());
    if (address === undefined) return refuse("mail");
    if (address === person.mail) return ok(undefined);
    if (await isTaken(tx, person, address)) return refuse("taken");
    await moveMail(tx, person, address);
    // Links that went to the old address.
    await deleteCodes(tx, personId);
    await note(tx, doing, "person.mail-set", personId, {});
    await tellPerson(tx, doing.siteId, person, "mail-set", words);
    return ok(undefined);
  });
}

async function isTaken(tx: Db, person: Person, address: string | null): Promise<boolean> {
  const other = address === null ? undefined : await personByLogin(tx, address);
  return other !== undefined && other.id !== person.id;
}
