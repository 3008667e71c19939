import { newShortId } from "../../../../kernel/id/id.ts";
import type { Secrets } from "../../../../kernel/secrets/secrets.ts";
import { readLetters } from "./typed-code.ts";

/** New recovery codes: `shown` once to the person, `stored` in their place. */
export interface RecoveryCodes {
  shown: string[];
  stored: string[];
}

const purpose = "accounts recovery-code";
const howMany = 10;
/** Letters of each of the two halves: ten letters of 29 are 48 bits, and they help only beside the password. */
const half = 5;

/** @param personId whose they are: nobody else's work */
export function newRecoveryCodes(secrets: Secrets, personId: string): RecoveryCodes {
  const codes = new Set<string>();
  while (codes.size < howMany) codes.add(newShortId(2 * half));
  return {
    shown: [...codes].map((code) => `${code.slice(0, half)}-${code.slice(half)}`),
    stored: [...codes].map((code) => secrets.sign(purpose, `${personId} ${code}`)),
  };
}

/**
 * Finds the one that was typed. Whoever takes it deletes it in the same transaction and looks whether it was still there, so
 * that each works once.
 */
export function findRecoveryCode(
  secrets: Secrets,
  personId: string,
  typed: string,
  stored: readonly string[],
): string | undefined {
  const text = `${personId} ${readLetters(typed)}`;
  // All of them each time: how long it takes does not tell where it stands.
  return stored.filter((signature) => secrets.isSigned(purpose, text, signature))[0];
}
