import type { Db } from "../../../../kernel/db/db.ts";
import { inSite } from "../../../../kernel/db/in-site.ts";
import { ok, type Result, refuse } from "../../../../kernel/result/result.ts";
import type { Secrets } from "../../../../kernel/secrets/secrets.ts";
import { networkOf } from "../../../../kernel/web/client-address.ts";
import { newLinkToken, tokenDigest } from "../../rules/credentials/link-token.ts";
import { type CodeSlip, codeDigests, readOneTimeCode } from "../../rules/credentials/one-time-code.ts";
import { insertCode, takeCode } from "../../store/one-time-codes.ts";
import { forgiveGuess, type Guess, startGuess } from "../sign-in/guess.ts";
import { paperBound } from "./invite-person.ts";

export type PaperRefusal = CodeSlip | "unknown" | { waitMs: number };

const minutes = 30;

/**
 * Takes the digits of an invitation on paper and gives a link in their place, good for half an hour: from there on all is as with a
 * link. A slip of the pen is told at once and costs no try; guesses are counted by network.
 */
export async function usePaperCode(
  db: Db,
  siteId: string,
  { typed, address, secrets }: { typed: string; address: string; secrets: Secrets },
  now: Date,
): Promise<Result<string, PaperRefusal>> {
  const read = readOneTimeCode(typed);
  if (!read.ok) return read;
  const guess: Guess = [["address", `paper ${networkOf(address)}`]];
  const allowed = await startGuess(db, siteId, guess, now);
  if (!allowed.ok) return allowed;
  return inSite(db, siteId, async (tx) => {
    for (const digest of codeDigests(secrets, paperBound(siteId), read.value)) {
      const taken = await takeCode(tx, "paper", digest, now);
      if (!taken) continue;
      const code = newLinkToken();
      await insertCode(tx, siteId, {
        kind: "invitation",
        personId: taken.personId,
        facts: {},
        secretHash: tokenDigest(code),
        expiresAt: new Date(now.getTime() + minutes * 60_000),
      });
      await forgiveGuess(tx, siteId, guess);
      return ok(code);
    }
    return refuse("unknown" as const);
  });
}
