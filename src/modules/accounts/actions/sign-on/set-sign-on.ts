import { writeAudit } from "../../../../kernel/audit/store/write-audit.ts";
import { inSite } from "../../../../kernel/db/in-site.ts";
import { readIssuer } from "../../../../kernel/oidc/read-issuer.ts";
import { askToSignOn } from "../../../../kernel/oidc/sign-on.ts";
import { ok, type Result, refuse } from "../../../../kernel/result/result.ts";
import { newAttempt, ticketOf } from "../../rules/sign-on/attempt.ts";
import { readSignOn, type SignOnSlip, type TypedSignOn } from "../../rules/sign-on/settings.ts";
import { deleteSignOn, saveSignOn, signOnOf } from "../../store/sign-on.ts";
import type { Doing } from "../doing.ts";
import { clientOf, sealClientSecret } from "./client-of.ts";

export type SetSignOnRefusal = SignOnSlip | "issuer" | "secret" | "unreachable";

export interface SetSignOn extends TypedSignOn {
  issuer: string;
  /** Empty where the one that is stored stays. */
  secret: string;
  /** Whether only this machine can reach us: then the provider may be here as well, without https. */
  local: boolean;
}

/** Sets how people sign in with the provider of the town. The provider must answer, so that a slip of the pen shows at once. */
export async function setSignOn(
  doing: Doing,
  { issuer: typedIssuer, secret, local, ...typed }: SetSignOn,
): Promise<Result<void, SetSignOnRefusal>> {
  const { db, siteId, secrets, actor, now } = doing;
  const issuer = readIssuer(typedIssuer, local);
  if (issuer === undefined) return refuse("issuer");
  const read = readSignOn(typed);
  if (!read.ok) return read;
  const before = await inSite(db, siteId, signOnOf);
  const known = before && clientOf(secrets, siteId, before);
  // The secret of one provider is nothing for another.
  const clientSecret = secret.trim() || (known?.issuer === issuer ? known.clientSecret : "");
  if (!/^[ -~]{1,500}$/.test(clientSecret)) return refuse("secret");
  const client = { issuer, clientId: read.value.clientId, clientSecret };
  const attempt = newAttempt({ issuer, begunAt: now, locale: "de", onward: "" });
  const question = {
    ticket: ticketOf(attempt),
    redirectUri: issuer,
    locale: "de",
    acrValues: [],
    anew: false,
  };
  if (!(await askToSignOn(client, question)).ok) return refuse("unreachable");
  const secretSealed = sealClientSecret(secrets, siteId, issuer, clientSecret);
  await inSite(db, siteId, async (tx) => {
    await saveSignOn(tx, siteId, { issuer, secretSealed, ...read.value }, now);
    const { newRole, factor, mailClaim } = read.value;
    await writeAudit(tx, {
      event: "sign-on.set",
      actor,
      facts: { issuer, newRole, factor, mailClaim, secret: secret.trim() !== "" },
    });
  });
  return ok(undefined);
}

/** From now on nobody signs in with the provider; false where nobody could. */
export async function endSignOn({ db, siteId, actor }: Doing): Promise<boolean> {
  return inSite(db, siteId, async (tx) => {
    if (!(await deleteSignOn(tx))) return false;
    await writeAudit(tx, { event: "sign-on.off", actor });
    return true;
  });
}
