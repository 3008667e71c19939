import type { Db } from "../../../../kernel/db/db.ts";
import { inSite } from "../../../../kernel/db/in-site.ts";
import { askToSignOn } from "../../../../kernel/oidc/sign-on.ts";
import { ok, type Result, refuse } from "../../../../kernel/result/result.ts";
import type { Secrets } from "../../../../kernel/secrets/secrets.ts";
import { type Attempt, newAttempt, sealAttempt, ticketOf } from "../../rules/sign-on/attempt.ts";
import { signOnOf } from "../../store/sign-on.ts";
import { clientOf } from "./client-of.ts";

export interface Beginning extends Pick<Attempt, "locale" | "onward" | "proves"> {
  redirectUri: string;
}

/**
 * Sends somebody to the provider of the town. Nothing is stored here: what binds the answer to this browser goes into its cookie.
 *
 * @returns where to go, and what the cookie holds
 */
export async function beginSignOn(
  { db, siteId, secrets, now }: { db: Db; siteId: string; secrets: Secrets; now: Date },
  { redirectUri, ...what }: Beginning,
): Promise<Result<{ url: URL; sealed: string }, "off" | "unreachable">> {
  const signOn = await inSite(db, siteId, signOnOf);
  if (!signOn) return refuse("off");
  const client = clientOf(secrets, siteId, signOn);
  if (!client) return refuse("unreachable");
  const attempt = newAttempt({ ...what, issuer: signOn.issuer, begunAt: now });
  const asked = await askToSignOn(client, {
    ticket: ticketOf(attempt),
    redirectUri,
    locale: what.locale === "de-simple" ? "de" : what.locale,
    acrValues: signOn.acrValues,
    anew: what.proves !== undefined,
  });
  if (!asked.ok) return refuse("unreachable");
  return ok({ url: asked.value, sealed: sealAttempt(secrets, siteId, attempt) });
}
