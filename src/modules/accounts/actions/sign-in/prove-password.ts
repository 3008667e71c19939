import { writeAudit } from "../../../../kernel/audit/store/write-audit.ts";
import { inSite } from "../../../../kernel/db/in-site.ts";
import { ok, type Result, refuse } from "../../../../kernel/result/result.ts";
import { matchPassword } from "../../rules/credentials/hash.ts";
import { credentialsOf } from "../../store/credentials.ts";
import type { Person } from "../../store/people.ts";
import { proveSession } from "../../store/sessions.ts";
import type { Doing } from "../doing.ts";
import { forgiveGuess, passwordGuess, startGuess } from "./guess.ts";

export type ProofRefusal = "wrong" | { waitMs: number };

/** Whether somebody who is signed in knows the password; counted like tries to sign in. */
export async function provePassword(
  { db, siteId, actor, now }: Doing,
  person: Person,
  password: string,
): Promise<Result<void, ProofRefusal>> {
  const guess = passwordGuess(person.login, "from" in actor ? actor.from : "");
  const allowed = await startGuess(db, siteId, guess, now);
  if (!allowed.ok) return allowed;
  const known = await inSite(db, siteId, (tx) => credentialsOf(tx, person.id));
  if ((await matchPassword(password, known?.passwordHash ?? undefined)) === "wrong") {
    await inSite(db, siteId, (tx) =>
      writeAudit(tx, { event: "account.proof-failed", actor, concerns: person.id }),
    );
    return refuse("wrong");
  }
  await inSite(db, siteId, (tx) => forgiveGuess(tx, siteId, guess));
  return ok(undefined);
}

/** The same, noted in the session: for the next minutes grave actions are allowed. */
export async function proveAgain(
  doing: Doing,
  person: Person,
  sessionId: string,
  password: string,
): Promise<Result<void, ProofRefusal>> {
  const proven = await provePassword(doing, person, password);
  if (proven.ok) await inSite(doing.db, doing.siteId, (tx) => proveSession(tx, sessionId, doing.now));
  return proven;
}
