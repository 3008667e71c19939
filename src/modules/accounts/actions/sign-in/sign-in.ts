import { writeAudit } from "../../../../kernel/audit/store/write-audit.ts";
import { dayIn } from "../../../../kernel/clock/berlin.ts";
import type { Db } from "../../../../kernel/db/db.ts";
import { inSite } from "../../../../kernel/db/in-site.ts";
import { ok, type Result, refuse } from "../../../../kernel/result/result.ts";
import { networkOf } from "../../../../kernel/web/client-address.ts";
import type { Client } from "../../../../kernel/web/visitor.ts";
import { hashPassword, matchPassword } from "../../rules/credentials/hash.ts";
import { isUsable } from "../../rules/standing.ts";
import { credentialsOf, setPasswordHash } from "../../store/credentials.ts";
import { type Person, personByLogin } from "../../store/people.ts";
import { forgiveGuess, passwordGuess, startGuess } from "./guess.ts";
import { actorOf } from "./identify.ts";
import { openSession } from "./open-session.ts";

/** `waitMs`: too many tries; the next is looked at after so long. */
export type SignInRefusal = "wrong" | { waitMs: number };

export interface SignIn {
  login: string;
  password: string;
  client: Client;
}

/**
 * Signs somebody in by name and password. Unknown name, wrong password and an account that is not in force look the same, also
 * in time: each costs one comparison.
 *
 * @returns the secret of the new session, whose it is, and whether a second step follows
 */
export async function signIn(
  db: Db,
  siteId: string,
  { login, password, client }: SignIn,
  now: Date,
): Promise<Result<{ secret: string; secondStep: boolean; person: Person }, SignInRefusal>> {
  const guess = passwordGuess(login, client.address);
  const allowed = await startGuess(db, siteId, guess, now);
  if (!allowed.ok) return allowed;
  const found = await inSite(db, siteId, async (tx) => {
    const person = await personByLogin(tx, login);
    return person && { person, hash: (await credentialsOf(tx, person.id))?.passwordHash ?? undefined };
  });
  const match = await matchPassword(password, found?.hash);
  const newer = match === "outdated" ? await hashPassword(password) : undefined;
  return inSite(db, siteId, async (tx) => {
    const day = dayIn(now);
    // Read again, with a lock: what changed while the password was compared counts, also the password itself.
    const present = match === "wrong" || !found ? undefined : await credentialsOf(tx, found.person.id);
    const person =
      present && present.passwordHash === found?.hash ? await personByLogin(tx, login) : undefined;
    if (!person || person.id !== found?.person.id || !isUsable(person, day)) {
      await writeAudit(tx, {
        event: "account.sign-in-failed",
        actor: { kind: "nobody", from: networkOf(client.address) },
        ...(found && { concerns: found.person.id }),
      });
      return refuse("wrong" as const);
    }
    if (newer) await setPasswordHash(tx, person.id, newer, now);
    await forgiveGuess(tx, siteId, guess);
    const secret = await openSession(tx, siteId, person.id, "first", client, now);
    await writeAudit(tx, {
      event: "account.signed-in",
      actor: actorOf(person, client, day),
      concerns: person.id,
    });
    return ok({ secret, secondStep: person.secondFactor, person });
  });
}
