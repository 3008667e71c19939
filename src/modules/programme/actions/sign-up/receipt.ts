// SPDX-License-Identifier: EUPL-1.2
import { createHash } from "node:crypto";
import type { Result } from "../../../../kernel/result/result.ts";
import type { Secrets } from "../../../../kernel/secrets/secrets.ts";
import {
  type CodeSlip,
  codeDigest,
  codeDigests,
  codeOfDigits,
  readOneTimeCode,
} from "../../../accounts/index.ts";

const purpose = "programme receipt";
/** Digits, which every keyboard has. What a code shows is an offering and its dates, without who comes. */
const randomDigits = 11;
const bound = (siteId: string) => `${siteId} programme-receipt`;

/**
 * The code on a receipt, such as `4831 2207 9164`: nobody can guess it, and the same form sent twice has the same.
 *
 * @param content what was sent, with the seal of its form
 */
export function receiptCode(secrets: Secrets, siteId: string, content: string): string {
  const mac = createHash("sha256")
    .update(secrets.sign(purpose, `${siteId} ${content}`))
    .digest();
  const digits = (mac.readBigUInt64BE() % 10n ** BigInt(randomDigits)).toString();
  return codeOfDigits(digits.padStart(randomDigits, "0")).replaceAll(" ", "");
}

/** Reads such a code as somebody types it. */
export const readReceiptCode = (typed: string): Result<string, CodeSlip> =>
  readOneTimeCode(typed, randomDigits);

/** What is stored instead of the code. */
export const receiptDigest = (secrets: Secrets, siteId: string, code: string): string =>
  codeDigest(secrets, bound(siteId), code);

/** Under which a code may stand. */
export const receiptDigests = (secrets: Secrets, siteId: string, code: string): string[] =>
  codeDigests(secrets, bound(siteId), code);
