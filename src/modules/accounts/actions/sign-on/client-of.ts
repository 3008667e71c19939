import type { Client } from "../../../../kernel/oidc/open-provider.ts";
import type { Secrets } from "../../../../kernel/secrets/secrets.ts";
import type { StoredSignOn } from "../../store/sign-on.ts";

export const clientPurpose = "accounts sign-on client";
export const clientBound = (siteId: string, issuer: string) => `${siteId} ${issuer}`;

/** What the secret at the provider is stored as. It is bound to the provider, so that nobody has it sent to another one. */
export const sealClientSecret = (secrets: Secrets, siteId: string, issuer: string, secret: string): string =>
  secrets.seal(clientPurpose, clientBound(siteId, issuer), secret);

/** How the site is known at its provider; undefined where the secret cannot be opened (another key). */
export function clientOf(secrets: Secrets, siteId: string, stored: StoredSignOn): Client | undefined {
  const { issuer, clientId, secretSealed } = stored;
  const clientSecret = secrets.open(clientPurpose, clientBound(siteId, issuer), secretSealed);
  return clientSecret === undefined ? undefined : { issuer, clientId, clientSecret };
}
