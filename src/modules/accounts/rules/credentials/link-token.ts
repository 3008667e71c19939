import { createHash, randomBytes, timingSafeEqual } from "node:crypto";

/** A token for a link or a cookie: 32 random bytes, 43 letters that need no escaping in an address. */
export function newLinkToken(): string {
  return randomBytes(32).toString("base64url");
}

/** Whether a text can be one, before anything is asked with it. */
export function isLinkToken(text: string): boolean {
  return /^[A-Za-z0-9_-]{43}$/.test(text);
}

/** What is stored instead of a token, and looked up. Nobody can try 2^256 of them, so a plain SHA-256 does. */
export function tokenDigest(token: string): string {
  return createHash("sha256").update(token).digest("base64url");
}

/** Compares in the same time wherever they differ. */
export function isTokenOf(token: string, digest: string): boolean {
  const [one, other] = [Buffer.from(tokenDigest(token)), Buffer.from(digest)];
  return one.length === other.length && timingSafeEqual(one, other);
}
