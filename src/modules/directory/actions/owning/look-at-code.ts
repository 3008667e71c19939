import type { Db } from "../../../../kernel/db/db.ts";
import { inSite } from "../../../../kernel/db/in-site.ts";
import { ok, type Result, refuse } from "../../../../kernel/result/result.ts";
import type { Secrets } from "../../../../kernel/secrets/secrets.ts";
import { networkOf } from "../../../../kernel/web/client-address.ts";
import {
  type CodeSlip,
  codeDigests,
  forgiveGuess,
  type Guess,
  isLinkToken,
  readOneTimeCode,
  startGuess,
  tokenDigest,
} from "../../../accounts/index.ts";
import type { Site } from "../../../quarter/index.ts";
import type { Business } from "../../rules/business.ts";
import { claimBound } from "../../rules/owning/claim.ts";
import { businessesById } from "../../store/businesses.ts";
import { type ClaimCode, findClaimCode } from "../../store/owning/claim-codes.ts";

/** Asking with a code: from where, and with what is typed or stands in the link. */
export interface CodeAsked {
  db: Db;
  site: Site;
  secrets: Secrets;
  typed: string;
  address: string;
  now: Date;
}

/** What a code opens. */
export interface OpenedCode {
  claim: ClaimCode;
  business: Business;
  /** As it stands in an address: the digits without blanks, or the token of a link. */
  code: string;
  /** Under which it may stand. */
  digests: string[];
}

/** `gone`: there is no such code, or it was used, or it is over: which, is not told. */
export type CodeRefusal = CodeSlip | "gone" | { waitMs: number };

/** Tries of codes are counted by network, whoever is signed in. */
const guessFrom = (address: string): Guess => [["address", `claim ${networkOf(address)}`]];

/**
 * What a code is for, without using it up. A slip of the pen is told at once and costs no try; other wrong ones are counted by
 * network, and slow whoever guesses.
 */
export async function lookAtCode({
  db,
  site,
  secrets,
  typed,
  address,
  now,
}: CodeAsked): Promise<Result<OpenedCode, CodeRefusal>> {
  const isLink = isLinkToken(typed);
  const read = isLink ? ok(typed) : readOneTimeCode(typed);
  if (!read.ok) return read;
  const guess = guessFrom(address);
  const allowed = await startGuess(db, site.id, guess, now);
  if (!allowed.ok) return allowed;
  const digests = isLink ? [tokenDigest(typed)] : codeDigests(secrets, claimBound(site.id), read.value);
  return inSite(db, site.id, async (tx) => {
    const claim = await findClaimCode(tx, digests, now);
    const business = claim && (await businessesById(tx, [claim.businessId])).get(claim.businessId);
    if (!claim || !business) return refuse("gone" as const);
    await forgiveGuess(tx, site.id, guess);
    return ok({ claim, business, code: read.value, digests });
  });
}
