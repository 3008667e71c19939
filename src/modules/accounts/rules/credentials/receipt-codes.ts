import { createHash } from "node:crypto";
import type { Result } from "../../../../kernel/result/result.ts";
import type { Secrets } from "../../../../kernel/secrets/secrets.ts";
import { type CodeSlip, codeDigest, codeDigests, codeOfDigits, readOneTimeCode } from "./one-time-code.ts";

/**
 * Digits, which every keyboard has. With ten thousand receipts at a site ten million guesses find one; what such a code shows
 * is what became of something, without who asked for it.
 */
const randomDigits = 11;

/** The codes on receipts that a capability gives to people without an account. */
export interface ReceiptCodes {
  /**
   * The digits of a code, which nobody can guess: the same form sent twice has the same.
   *
   * @param content what was sent, with the seal of its form
   */
  code(secrets: Secrets, siteId: string, content: string): string;
  /** Reads such a code as somebody types it. */
  read(typed: string): Result<string, CodeSlip>;
  /** What is stored instead of the code. @param code as `read` gives it */
  digest(secrets: Secrets, siteId: string, code: string): string;
  /** Under which a code may stand. */
  digests(secrets: Secrets, siteId: string, code: string): string[];
}

/** @param capability keeps its codes apart from those of others, and must never change */
export function receiptCodes(capability: string): ReceiptCodes {
  const bound = (siteId: string) => `${siteId} ${capability}-receipt`;
  return {
    code(secrets, siteId, content) {
      const mac = createHash("sha256")
        .update(secrets.sign(`${capability} receipt`, `${siteId} ${content}`))
        .digest();
      const digits = (mac.readBigUInt64BE() % 10n ** BigInt(randomDigits)).toString();
      return codeOfDigits(digits.padStart(randomDigits, "0")).replaceAll(" ", "");
    },
    read: (typed) => readOneTimeCode(typed, randomDigits),
    digest: (secrets, siteId, code) => codeDigest(secrets, bound(siteId), code),
    digests: (secrets, siteId, code) => codeDigests(secrets, bound(siteId), code),
  };
}

/** A code as people write it down, such as `4831 2207 9164`. */
export const groupedCode = (code: string): string => code.replace(/\d{4}(?=\d)/g, "$& ");
