import { writeAudit } from "../../../../kernel/audit/store/write-audit.ts";
import { inSite } from "../../../../kernel/db/in-site.ts";
import { ok, type Result, refuse } from "../../../../kernel/result/result.ts";
import type { Client } from "../../../../kernel/web/visitor.ts";
import { newRecoveryCodes } from "../../rules/credentials/recovery-codes.ts";
import { newChallenge, readChallenge } from "../../rules/passkeys/challenge.ts";
import {
  askForNewPasskey,
  challengeIn,
  type PasskeyPlace,
  readNewPasskey,
} from "../../rules/passkeys/passkey.ts";
import { credentialsOf, replaceRecoveryCodes } from "../../store/credentials.ts";
import { insertPasskey, passkeysOf, spendChallenge } from "../../store/passkeys.ts";
import { type Person, personById } from "../../store/people.ts";
import { deleteSessions } from "../../store/sessions.ts";
import type { Doing } from "../doing.ts";
import { openSession } from "../sign-in/open-session.ts";

/** More than anybody has devices for. */
const mostPasskeys = 10;

/** `over`: the question is, or the device was signed out in the meantime; `known`: the device has a passkey here already. */
export type AddPasskeyRefusal = "wrong" | "over" | "known" | "too-many";

const boundTo = (siteId: string, sessionId: string): string => `add ${siteId} ${sessionId}`;

/** What the browser of this session is asked. */
export async function askToAddPasskey(
  { db, siteId, secrets, now }: Doing,
  place: PasskeyPlace,
  { person, sessionId }: { person: Person; sessionId: string },
) {
  const present = await inSite(db, siteId, (tx) => passkeysOf(tx, person.id));
  const challenge = newChallenge(secrets, boundTo(siteId, sessionId), now);
  return askForNewPasskey(place, challenge, { id: person.id, name: person.login }, present);
}

/**
 * Adds a passkey. The first second factor of a person brings spare codes with it, signs this device in anew with both factors, and
 * all others out.
 *
 * @param answer parsed JSON, from outside
 * @returns the secret of the new session and the spare codes, to be shown once, where it is the first second factor
 */
export async function addPasskey(
  { db, siteId, actor, secrets, now }: Doing,
  place: PasskeyPlace,
  {
    person,
    sessionId,
    name,
    answer,
    client,
  }: { person: Person; sessionId: string; name: string; answer: unknown; client: Client },
): Promise<Result<{ secret: string; codes: string[] } | undefined, AddPasskeyRefusal>> {
  const challenge = challengeIn(answer) ?? "";
  const asked = readChallenge(secrets, boundTo(siteId, sessionId), challenge, now);
  if (!asked) return refuse("over");
  const read = await readNewPasskey(place, challenge, answer);
  if (!read.ok) return refuse("wrong");
  const { shown, stored } = newRecoveryCodes(secrets, person.id);
  return inSite(db, siteId, async (tx) => {
    // Reads with a lock on the person: of two first ones at once one is the first.
    await credentialsOf(tx, person.id);
    const present = await personById(tx, person.id);
    if (!present || !(await spendChallenge(tx, siteId, asked))) return refuse("over" as const);
    if (present.passkeys >= mostPasskeys) return refuse("too-many" as const);
    const first = !present.secondFactor;
    if (first && (await deleteSessions(tx, person.id, { id: sessionId })) === 0)
      return refuse("over" as const);
    if (!(await insertPasskey(tx, siteId, person.id, { ...read.value, name, createdAt: now })))
      return refuse("known" as const);
    await writeAudit(tx, { event: "account.passkey-added", actor, concerns: person.id });
    if (!first) return ok(undefined);
    await deleteSessions(tx, person.id);
    await replaceRecoveryCodes(tx, siteId, person.id, stored);
    return ok({ secret: await openSession(tx, siteId, person.id, "second", client, now), codes: shown });
  });
}
