import { createHash, randomBytes } from "node:crypto";
import type { Secrets } from "../../../../kernel/secrets/secrets.ts";
import { passkeyPatience } from "./passkey.ts";

const purpose = "accounts passkey-challenge";
const timeLength = 6;
const headLength = timeLength + 16;

/**
 * A question that only we can have asked, and only until its patience is over: end, random bytes, and our signature over both and
 * over what it is for. Nothing is stored when it is asked, so that strangers who ask a million times fill no table; what is
 * stored is the digest of one that was answered rightly.
 *
 * @param bound what it is for, such as the site and the session that adds a passkey
 * @returns base64url, as it stands in the browser's answer
 */
export function newChallenge(secrets: Secrets, bound: string, now: Date): string {
  const head = Buffer.alloc(headLength);
  head.writeUIntBE(now.getTime() + passkeyPatience, 0, timeLength);
  randomBytes(headLength - timeLength).copy(head, timeLength);
  return Buffer.concat([head, Buffer.from(secrets.sign(purpose, signed(bound, head)))]).toString("base64url");
}

/**
 * Reads the question that an answer names.
 *
 * @returns until when it is good and its digest, by which it is told from others; undefined where it is none of ours, for
 * something else, or over
 */
export function readChallenge(
  secrets: Secrets,
  bound: string,
  challenge: string,
  now: Date,
): { digest: string; expiresAt: Date } | undefined {
  const bytes = Buffer.from(challenge, "base64url");
  // One question has one spelling: another one must not make it new.
  if (bytes.length <= headLength || bytes.toString("base64url") !== challenge) return undefined;
  const head = bytes.subarray(0, headLength);
  if (!secrets.isSigned(purpose, signed(bound, head), bytes.subarray(headLength).toString()))
    return undefined;
  const expiresAt = new Date(head.readUIntBE(0, timeLength));
  if (expiresAt <= now) return undefined;
  return { digest: createHash("sha256").update(bytes).digest("base64url"), expiresAt };
}

const signed = (bound: string, head: Buffer): string => `${bound} ${head.toString("base64url")}`;
