import { readMailAddress } from "../../../../kernel/mail/mail-address.ts";
import { plainName } from "../plain-name.ts";

/** What a provider says about somebody, as far as it is believed. */
export interface Profile {
  /** Only where the provider has verified it: else whoever writes a foreign address into their account would come in as somebody else. */
  mail: string | undefined;
  name: string | undefined;
}

/** Reads mail and name out of the claims of a provider. */
export function readProfile(claims: Record<string, unknown>, mailClaim: string): Profile {
  const mail = Object.hasOwn(claims, mailClaim) ? claims[mailClaim] : undefined;
  const { name, given_name, family_name, email_verified } = claims;
  const whole = [name, [given_name, family_name].filter((part) => typeof part === "string").join(" ")];
  return {
    mail: email_verified === true && typeof mail === "string" ? readMailAddress(mail) : undefined,
    name: whole.map((text) => (typeof text === "string" ? plainName(text) : undefined)).find(Boolean),
  };
}

/** The claims that `readProfile` looks at. */
export const profileClaims = (mailClaim: string): string[] => [mailClaim, "email_verified", "name"];
