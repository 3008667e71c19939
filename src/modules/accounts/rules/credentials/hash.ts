import { hash, verify } from "@node-rs/argon2";
import { createTurnstile } from "../../../../kernel/turns/turnstile.ts";
import { isTooLong, preparePassword } from "./password.ts";

/**
 * The least that the OWASP Password Storage Cheat Sheet recommends for argon2id: 19 MiB, two passes, one lane; 40 to 60 ms.
 * Raise them with the machines: `outdated` then tells whose password to hash anew.
 */
const parameters = { memoryCost: 19_456, timeCost: 2, parallelism: 1, outputLen: 32 };
const prefix = `$argon2id$v=19$m=${parameters.memoryCost},t=${parameters.timeCost},p=${parameters.parallelism}$`;

/** Nobody's: a comparison with it takes as long as one with a real hash and never succeeds. */
const nobodys = `${prefix}${base64("nobody's salt !!")}$${base64("nobody's password, never matched")}`;

/** Two at once fill both cores of a small machine and take 40 MB; the rest waits, so that a rush takes no more. */
const inTurn = createTurnstile(2);

/** What came of a comparison. `outdated`: right, and the hash is to be replaced by one with today's parameters. */
export type PasswordMatch = "right" | "outdated" | "wrong";

/** Hashes a password for storing; the text holds algorithm, parameters and salt (PHC string). */
export function hashPassword(typed: string): Promise<string> {
  return inTurn(() => hash(preparePassword(typed), parameters));
}

/**
 * Compares a password with what is stored, in the same time whether somebody of this name exists or not.
 *
 * @param stored undefined where there is nobody, or nobody who has a password
 */
export async function matchPassword(typed: string, stored: string | undefined): Promise<PasswordMatch> {
  const prepared = preparePassword(typed);
  // Whoever sends a long text is told nothing sooner, and makes us hash no more than others do.
  const impossible = isTooLong(prepared);
  const compared = stored === undefined || impossible ? nobodys : stored;
  const matches = await inTurn(() => verify(compared, impossible ? "" : prepared));
  if (!matches || compared === nobodys) return "wrong";
  return compared.startsWith(prefix) ? "right" : "outdated";
}

function base64(text: string): string {
  return Buffer.from(text).toString("base64").replace(/=+$/, "");
}
