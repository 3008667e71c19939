import { writeAudit } from "../../../../kernel/audit/store/write-audit.ts";
import { dayIn } from "../../../../kernel/clock/berlin.ts";
import type { Db } from "../../../../kernel/db/db.ts";
import { inSite } from "../../../../kernel/db/in-site.ts";
import { ok, type Result, refuse } from "../../../../kernel/result/result.ts";
import type { Secrets } from "../../../../kernel/secrets/secrets.ts";
import { networkOf } from "../../../../kernel/web/client-address.ts";
import type { Client } from "../../../../kernel/web/visitor.ts";
import { newChallenge, readChallenge } from "../../rules/passkeys/challenge.ts";
import {
  askForPasskey,
  challengeIn,
  checkPasskey,
  type PasskeyPlace,
  passkeyIdIn,
} from "../../rules/passkeys/passkey.ts";
import { isUsable } from "../../rules/standing.ts";
import { notePasskeyUse, passkeyById, spendChallenge } from "../../store/passkeys.ts";
import { type Person, personById } from "../../store/people.ts";
import { proveSession } from "../../store/sessions.ts";
import { forgiveGuess, type Guess, startGuess } from "../sign-in/guess.ts";
import { actorOf } from "../sign-in/identify.ts";
import { openSession } from "../sign-in/open-session.ts";

export type PasskeyUseRefusal = "wrong" | { waitMs: number };

export interface PasskeyUse {
  place: PasskeyPlace;
  /** Parsed JSON, from outside. */
  answer: unknown;
  client: Client;
  secrets: Secrets;
}

const boundTo = (siteId: string): string => `use ${siteId}`;

/** What a browser is asked that wants to show a passkey; nobody is named, the device knows whose it is. */
export function askToUsePasskey(place: PasskeyPlace, siteId: string, secrets: Secrets, now: Date) {
  return askForPasskey(place, newChallenge(secrets, boundTo(siteId), now));
}

/**
 * Signs somebody in by a passkey: it counts as both factors, since the device asks for a finger, a face or a PIN.
 *
 * @returns the secret of the new session
 */
export function signInByPasskey(
  db: Db,
  siteId: string,
  use: PasskeyUse,
  now: Date,
): Promise<Result<string, PasskeyUseRefusal>> {
  return showPasskey(db, siteId, use, now, async (tx, person) => {
    const secret = await openSession(tx, siteId, person.id, "second", use.client, now);
    await writeAudit(tx, {
      event: "account.signed-in",
      actor: actorOf(person, use.client, dayIn(now)),
      concerns: person.id,
      facts: { way: "passkey" },
    });
    return secret;
  });
}

/** Shows once more that it is the person of this session, by a passkey of theirs: for the next minutes grave actions are allowed. */
export function proveByPasskey(
  db: Db,
  siteId: string,
  use: PasskeyUse & { personId: string; sessionId: string },
  now: Date,
): Promise<Result<void, PasskeyUseRefusal>> {
  return showPasskey(
    db,
    siteId,
    use,
    now,
    (tx) => proveSession(tx, use.sessionId, now),
    ({ id }) => id === use.personId,
  );
}

/** Checks an answer, uses up its question, and does what follows, all of it once. */
async function showPasskey<T>(
  db: Db,
  siteId: string,
  { place, answer, client, secrets }: PasskeyUse,
  now: Date,
  then: (tx: Db, person: Person) => Promise<T>,
  mayBe: (person: Person) => boolean = () => true,
): Promise<Result<T, PasskeyUseRefusal>> {
  // Nobody guesses a passkey; but each try costs work and a line in the log.
  const guess: Guess = [["address", networkOf(client.address)]];
  const allowed = await startGuess(db, siteId, guess, now);
  if (!allowed.ok) return allowed;
  const challenge = challengeIn(answer) ?? "";
  const asked = readChallenge(secrets, boundTo(siteId), challenge, now);
  const id = passkeyIdIn(answer);
  const known = id === undefined ? undefined : await inSite(db, siteId, (tx) => passkeyById(tx, id));
  const checked = known && asked ? await checkPasskey(place, challenge, answer, known) : refuse("wrong");
  return inSite(db, siteId, async (tx) => {
    const person = known && (await personById(tx, known.personId));
    const good =
      known &&
      asked &&
      checked.ok &&
      person &&
      isUsable(person, dayIn(now)) &&
      mayBe(person) &&
      (await spendChallenge(tx, siteId, asked)) &&
      (await notePasskeyUse(tx, checked.value, known.counter, now));
    if (!good) {
      await writeAudit(tx, {
        event: "account.sign-in-failed",
        actor: { kind: "nobody", from: networkOf(client.address) },
        facts: { way: "passkey", copied: !checked.ok && checked.reason === "copied" },
        ...(known && { concerns: known.personId }),
      });
      return refuse("wrong" as const);
    }
    await forgiveGuess(tx, siteId, guess);
    return ok(await then(tx, person));
  });
}
