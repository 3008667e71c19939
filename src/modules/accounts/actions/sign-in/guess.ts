import type { Db } from "../../../../kernel/db/db.ts";
import { inSite } from "../../../../kernel/db/in-site.ts";
import { ok, type Result, refuse } from "../../../../kernel/result/result.ts";
import { networkOf } from "../../../../kernel/web/client-address.ts";
import { accountKey, forgive, type ThrottleKind, takeTry } from "../../rules/credentials/throttle.ts";
import { lockFailures, saveFailures } from "../../store/failures.ts";

/** By what guesses are counted: nothing else of a request changes anything. */
export type Guess = [kind: ThrottleKind, key: string][];

/** Of a password: by the name, whether somebody has it or not, and by the network. */
export const passwordGuess = (login: string, address: string): Guess => [
  ["account", accountKey(login)],
  ["address", networkOf(address)],
];

/** Of the code of a second factor: by the person. */
export const factorGuess = (personId: string): Guess => [["factor", personId]];

/** Counts a try before it is made, so that many at once do not slip through; refused while one must wait. */
export async function startGuess(
  db: Db,
  siteId: string,
  guess: Guess,
  now: Date,
): Promise<Result<void, { waitMs: number }>> {
  return inSite(db, siteId, async (tx) => {
    // Always the account first: nobody waits in a circle.
    const tries = [];
    for (const [kind, key] of guess)
      tries.push({ kind, key, ...takeTry(kind, await lockFailures(tx, siteId, kind, key), now) });
    const wait = Math.max(...tries.map((each) => each.wait));
    if (wait > 0) return refuse({ waitMs: wait * 1000 });
    for (const { kind, key, after } of tries) await saveFailures(tx, siteId, kind, key, after);
    return ok(undefined);
  });
}

/** The try was right: it is not held against anybody. */
export async function forgiveGuess(tx: Db, siteId: string, guess: Guess): Promise<void> {
  for (const [kind, key] of guess)
    await saveFailures(tx, siteId, kind, key, forgive(kind, await lockFailures(tx, siteId, kind, key)));
}
