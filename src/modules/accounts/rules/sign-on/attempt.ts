import { createHmac, randomBytes } from "node:crypto";
import * as z from "zod";
import { type Locale, locales } from "../../../../kernel/i18n/locales.ts";
import type { Ticket } from "../../../../kernel/oidc/sign-on.ts";
import type { Secrets } from "../../../../kernel/secrets/secrets.ts";
import { sessionHash } from "../signed-in.ts";

/** A sign-in that the browser has begun and the provider shall answer. It is kept in the browser, sealed, and nowhere else. */
export interface Attempt {
  /** All that binds the answer to this browser follows from it. */
  secret: string;
  issuer: string;
  begunAt: Date;
  locale: Locale;
  /** A place of ours to go to afterwards; empty for none. */
  onward: string;
  /** Who shows once more that it is them; without it somebody signs in. */
  proves?: string | undefined;
}

/** So long somebody may take at the provider; in seconds. */
export const attemptSeconds = 600;
const purpose = "accounts sign-on";

const sealed = z.object({
  secret: z.string().length(43),
  issuer: z.string(),
  begun: z.number(),
  locale: z.enum(locales),
  onward: z.string(),
  proves: z.string().optional(),
});

export function newAttempt(what: Omit<Attempt, "secret">): Attempt {
  return { ...what, secret: randomBytes(32).toString("base64url") };
}

/** The text for the cookie. A place to go to that is too long for one is left out. */
export function sealAttempt(secrets: Secrets, siteId: string, { begunAt, onward, ...rest }: Attempt): string {
  const short = onward.length <= 1500 ? onward : "";
  return secrets.seal(purpose, siteId, JSON.stringify({ ...rest, begun: begunAt.getTime(), onward: short }));
}

/** Reads it back; undefined where it is not ours, of another site, or too old. */
export function openAttempt(
  secrets: Secrets,
  siteId: string,
  text: string | undefined,
  now: Date,
): Attempt | undefined {
  const plain = text === undefined ? undefined : secrets.open(purpose, siteId, text);
  if (plain === undefined) return undefined;
  const { begun, ...rest } = sealed.parse(JSON.parse(plain));
  const age = now.getTime() - begun;
  if (age < 0 || age > attemptSeconds * 1000) return undefined;
  return { ...rest, begunAt: new Date(begun) };
}

/** What the provider is told; each follows from the secret and tells nothing of it. */
export function ticketOf({ secret }: Attempt): Ticket {
  const part = (name: string) => createHmac("sha256", secret).update(name).digest("base64url");
  return { state: part("state"), nonce: part("nonce"), verifier: part("verifier") };
}

/** What recognises an attempt whose answer has come. */
export const attemptHash = ({ secret }: Attempt): string => sessionHash(secret);
