import { writeAudit } from "../../../../kernel/audit/store/write-audit.ts";
import { dayIn } from "../../../../kernel/clock/berlin.ts";
import type { Db } from "../../../../kernel/db/db.ts";
import { inSite } from "../../../../kernel/db/in-site.ts";
import type { Locale } from "../../../../kernel/i18n/locales.ts";
import { ok, type Result, refuse } from "../../../../kernel/result/result.ts";
import type { Client } from "../../../../kernel/web/visitor.ts";
import { hashPassword } from "../../rules/credentials/hash.ts";
import { tokenDigest } from "../../rules/credentials/link-token.ts";
import { checkPassword, type PasswordRefusal } from "../../rules/credentials/password.ts";
import { isUsable } from "../../rules/standing.ts";
import { setPasswordHash } from "../../store/credentials.ts";
import { deleteCodes, findCode, takeCode } from "../../store/one-time-codes.ts";
import { type Person, personById, updatePerson } from "../../store/people.ts";
import { deleteSessions } from "../../store/sessions.ts";
import { actorOf } from "../sign-in/identify.ts";
import { openSession } from "../sign-in/open-session.ts";

/** By what somebody may choose a password: the link of an invitation, or of a mail that they asked for. */
export type PasswordLink = "invitation" | "password";

/** Whose link it is, where it is still good. */
export async function findInvitation(
  db: Db,
  siteId: string,
  kind: PasswordLink,
  code: string,
  now: Date,
): Promise<Person | undefined> {
  return inSite(db, siteId, async (tx) => {
    const found = await findCode(tx, kind, tokenDigest(code), now);
    const person = found && (await personById(tx, found.personId));
    return person && maySetPassword(person, kind, now) ? person : undefined;
  });
}

/** An invitation also serves somebody who is in already and shall choose another password. */
function maySetPassword(person: Person, kind: PasswordLink, now: Date): boolean {
  const { state } = person;
  return (
    (state === "confirmed" || (kind === "invitation" && state === "invited")) &&
    isUsable({ ...person, state: "confirmed" }, dayIn(now))
  );
}

export interface Acceptance {
  kind: PasswordLink;
  code: string;
  password: string;
  /** What the password may not be made of, besides the person's own names. */
  siteName: string;
  client: Client;
  /** The language in which they do it: mails to them are written in it from now on. */
  locale?: Locale;
}

/**
 * Chooses the first password (or another one) by the link of an invitation and signs the person in. Of many who use the link
 * at once one wins. A second factor stays as it is, and is asked for next: whoever made the
 * link does not get in with it. The secret of the session is returned.
 */
export async function acceptInvitation(
  db: Db,
  siteId: string,
  { kind, code, password, siteName, client, locale }: Acceptance,
  now: Date,
): Promise<Result<string, "gone" | PasswordRefusal>> {
  const invited = await findInvitation(db, siteId, kind, code, now);
  if (!invited) return refuse("gone");
  const names = [invited.name, invited.login, invited.mail ?? "", siteName];
  const checked = await checkPassword(password, names);
  if (!checked.ok) return checked;
  const hash = await hashPassword(password);
  return inSite(db, siteId, async (tx) => {
    const taken = await takeCode(tx, kind, tokenDigest(code), now);
    const person = taken && (await personById(tx, taken.personId));
    if (!person || !maySetPassword(person, kind, now)) return refuse("gone" as const);
    // The same invitation on paper, or a link by mail: they led to this password.
    await deleteCodes(tx, person.id);
    await setPasswordHash(tx, person.id, hash, now);
    await updatePerson(tx, person.id, { state: "confirmed", ...(locale && { locale }) });
    await deleteSessions(tx, person.id);
    const secret = await openSession(tx, siteId, person.id, "first", client, now);
    await writeAudit(tx, {
      event: "account.password-chosen",
      actor: actorOf({ ...person, state: "confirmed" }, client, dayIn(now)),
      concerns: person.id,
    });
    return ok(secret);
  });
}
