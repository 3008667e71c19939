import { writeAudit } from "../../../../kernel/audit/store/write-audit.ts";
import { inSite } from "../../../../kernel/db/in-site.ts";
import { ok, type Result, refuse } from "../../../../kernel/result/result.ts";
import { hashPassword } from "../../rules/credentials/hash.ts";
import { checkPassword, type PasswordRefusal } from "../../rules/credentials/password.ts";
import { setPasswordHash } from "../../store/credentials.ts";
import { deleteCodes } from "../../store/one-time-codes.ts";
import type { Person } from "../../store/people.ts";
import { deleteSessions } from "../../store/sessions.ts";
import type { Doing } from "../doing.ts";
import { type ProofRefusal, provePassword } from "../sign-in/prove-password.ts";

/** Chooses another password, with the present one as the proof. All other devices are signed out. */
export async function changePassword(
  doing: Doing,
  { person, sessionId }: { person: Person; sessionId: string },
  { current, password, siteName }: { current: string; password: string; siteName: string },
): Promise<Result<void, ProofRefusal | PasswordRefusal>> {
  const { db, siteId, actor, now } = doing;
  const checked = await checkPassword(password, [person.name, person.login, person.mail ?? "", siteName]);
  if (!checked.ok) return refuse(checked.reason);
  const proven = await provePassword(doing, person, current);
  if (!proven.ok) return refuse(proven.reason);
  const hash = await hashPassword(password);
  await inSite(db, siteId, async (tx) => {
    await setPasswordHash(tx, person.id, hash, now);
    await deleteSessions(tx, person.id, { but: sessionId });
    await deleteCodes(tx, person.id);
    await writeAudit(tx, { event: "account.password-changed", actor, concerns: person.id });
  });
  return ok(undefined);
}
