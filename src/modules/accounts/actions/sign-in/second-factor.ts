import { writeAudit } from "../../../../kernel/audit/store/write-audit.ts";
import type { Db } from "../../../../kernel/db/db.ts";
import { inSite } from "../../../../kernel/db/in-site.ts";
import { ok, type Result, refuse } from "../../../../kernel/result/result.ts";
import type { Secrets } from "../../../../kernel/secrets/secrets.ts";
import type { Client } from "../../../../kernel/web/visitor.ts";
import { findRecoveryCode, newRecoveryCodes } from "../../rules/credentials/recovery-codes.ts";
import { checkTotp } from "../../rules/credentials/totp.ts";
import {
  credentialsOf,
  openRecoveryCodes,
  replaceRecoveryCodes,
  setTotp,
  useRecoveryCode,
  useTotpStep,
} from "../../store/credentials.ts";
import { type Person, personById } from "../../store/people.ts";
import { deleteSessions, weakenSessions } from "../../store/sessions.ts";
import type { Doing } from "../doing.ts";
import { factorGuess, forgiveGuess, startGuess } from "./guess.ts";
import { openSession } from "./open-session.ts";

export const factorPurpose = "accounts second-factor";
export const factorBound = (siteId: string, personId: string): string => `${siteId} ${personId}`;

export type FactorRefusal = "wrong" | { waitMs: number };

/** Seals the seed that the form of the set-up carries, so that nothing is stored before it is proven. */
export function sealSeed(secrets: Secrets, siteId: string, personId: string, seed: string): string {
  return secrets.seal(`${factorPurpose} offer`, factorBound(siteId, personId), seed);
}

/** The seed of such a form; undefined where it was altered or belongs to somebody else. */
export function openSeed(
  secrets: Secrets,
  siteId: string,
  personId: string,
  sealed: string,
): string | undefined {
  return secrets.open(`${factorPurpose} offer`, factorBound(siteId, personId), sealed);
}

/**
 * Switches the second factor on, once a code of it is right, and signs this device in anew with both; all other devices are
 * signed out.
 *
 * @returns the secret of the new session and the recovery codes, to be shown once; `on-already` also for a device that was
 * signed out in the meantime
 */
export async function switchOn(
  { db, siteId, actor, now }: Doing,
  secrets: Secrets,
  person: Person,
  { seed, code, client, sessionId }: { seed: string; code: string; client: Client; sessionId: string },
): Promise<Result<{ secret: string; codes: string[] }, "wrong" | "on-already">> {
  const checked = checkTotp(seed, code, now, undefined);
  if (!checked.ok) return refuse("wrong");
  const { shown, stored } = newRecoveryCodes(secrets, person.id);
  return inSite(db, siteId, async (tx) => {
    const known = await credentialsOf(tx, person.id);
    if (!known || known.totpSealed !== null) return refuse("on-already" as const);
    if ((await deleteSessions(tx, person.id, { id: sessionId })) === 0) return refuse("on-already" as const);
    await deleteSessions(tx, person.id);
    await setTotp(tx, person.id, secrets.seal(factorPurpose, factorBound(siteId, person.id), seed));
    await useTotpStep(tx, person.id, checked.value);
    await replaceRecoveryCodes(tx, siteId, person.id, stored);
    const secret = await openSession(tx, siteId, person.id, "second", client, now);
    await writeAudit(tx, { event: "account.second-factor-on", actor, concerns: person.id });
    return ok({ secret, codes: shown });
  });
}

/**
 * Switches the code app off. Where there is no passkey either, what staff may do only with a second factor is gone at once, on all
 * devices.
 */
export async function switchOff({ db, siteId, actor }: Doing, personId: string): Promise<void> {
  await inSite(db, siteId, async (tx) => {
    await setTotp(tx, personId, null);
    await withoutFactor(tx, siteId, personId);
    await writeAudit(tx, { event: "account.second-factor-off", actor, concerns: personId });
  });
}

/** Where no second factor is left: spare codes stand for nothing, and no device counts as having shown one. */
export async function withoutFactor(tx: Db, siteId: string, personId: string): Promise<void> {
  const person = await personById(tx, personId);
  if (!person || person.secondFactor) return;
  await replaceRecoveryCodes(tx, siteId, personId, []);
  await weakenSessions(tx, personId);
}

/** Ten new recovery codes; the earlier ones no longer work. */
export async function renewRecoveryCodes(
  { db, siteId, actor }: Doing,
  secrets: Secrets,
  personId: string,
): Promise<string[]> {
  const { shown, stored } = newRecoveryCodes(secrets, personId);
  await inSite(db, siteId, async (tx) => {
    await replaceRecoveryCodes(tx, siteId, personId, stored);
    await writeAudit(tx, { event: "account.recovery-codes", actor, concerns: personId });
  });
  return shown;
}

/**
 * The second step of a sign-in: a code of the app, or a recovery code. The half session ends and a whole one begins, under a new
 * secret. Each code works once, however many try it at the same time.
 */
export async function takeSecondStep(
  { db, siteId, actor, now }: Doing,
  secrets: Secrets,
  { person, sessionId, code, client }: { person: Person; sessionId: string; code: string; client: Client },
): Promise<Result<string, FactorRefusal>> {
  const guess = factorGuess(person.id);
  const allowed = await startGuess(db, siteId, guess, now);
  if (!allowed.ok) return allowed;
  return inSite(db, siteId, async (tx) => {
    const way = await useCode(tx, secrets, siteId, person.id, code, now);
    await writeAudit(tx, {
      event: way ? "account.second-step" : "account.second-step-failed",
      actor,
      concerns: person.id,
      facts: { way: way ?? null },
    });
    if (!way) return refuse("wrong" as const);
    await forgiveGuess(tx, siteId, guess);
    // Whoever was signed out in the meantime does not come in by the half that they still had.
    if ((await deleteSessions(tx, person.id, { id: sessionId })) === 0) return refuse("wrong" as const);
    return ok(await openSession(tx, siteId, person.id, "second", client, now));
  });
}

async function useCode(
  tx: Db,
  secrets: Secrets,
  siteId: string,
  personId: string,
  code: string,
  now: Date,
): Promise<"app" | "recovery" | undefined> {
  // Reads with a lock on the person: of two with the same code one is first.
  const known = await credentialsOf(tx, personId);
  const seed =
    known?.totpSealed && secrets.open(factorPurpose, factorBound(siteId, personId), known.totpSealed);
  const checked = seed ? checkTotp(seed, code, now, known.totpLastStep ?? undefined) : undefined;
  if (checked?.ok) {
    await useTotpStep(tx, personId, checked.value);
    return "app";
  }
  const stored = findRecoveryCode(secrets, personId, code, await openRecoveryCodes(tx, personId));
  return stored !== undefined && (await useRecoveryCode(tx, personId, stored, now)) ? "recovery" : undefined;
}
