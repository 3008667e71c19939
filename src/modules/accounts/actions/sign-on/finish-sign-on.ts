import { writeAudit } from "../../../../kernel/audit/store/write-audit.ts";
import { dayIn } from "../../../../kernel/clock/berlin.ts";
import { inSite } from "../../../../kernel/db/in-site.ts";
import { type Told, takeAnswer } from "../../../../kernel/oidc/sign-on.ts";
import { ok, type Result, refuse } from "../../../../kernel/result/result.ts";
import type { Client } from "../../../../kernel/web/visitor.ts";
import { type Attempt, attemptHash, attemptSeconds, ticketOf } from "../../rules/sign-on/attempt.ts";
import { countsAsSecond } from "../../rules/sign-on/counts-as-second.ts";
import { profileClaims } from "../../rules/sign-on/profile.ts";
import { lockPeople } from "../../store/people.ts";
import { proveSession } from "../../store/sessions.ts";
import { type StoredSignOn, signOnOf, useAttempt } from "../../store/sign-on.ts";
import { personBoundTo } from "../../store/sign-on-people.ts";
import type { Doing } from "../doing.ts";
import { actorOf } from "../sign-in/identify.ts";
import { openSession } from "../sign-in/open-session.ts";
import { clientOf } from "./client-of.ts";
import { findPerson } from "./find-person.ts";

/**
 * `stale`: not begun in this browser, too long ago, or answered before; `not-valid`: what came back is not what a provider may
 * send; `unknown`: nobody of ours, or nobody who may come in; `other-person`: not who is signed in.
 */
export type SignOnFailure = "unreachable" | "denied" | "not-valid" | "stale" | "unknown" | "other-person";

export interface Answered {
  attempt: Attempt;
  /** The whole address that was asked, with our public origin. */
  address: URL;
  client: Client;
  /** Who is signed in on this device already, if anybody. */
  present: { id: string; session: { id: string } } | undefined;
}

type Outcome<T> = Result<T, SignOnFailure>;

/** What is known before the transaction that signs in. */
interface Known {
  signOn: StoredSignOn;
  told: Told;
}

/**
 * Takes what the provider says about somebody and signs them in, or lets them go on with something grave. An answer counts once,
 * and only in the browser that began.
 *
 * @returns the secret of the new session and whether a second step follows; undefined where somebody who is in has shown again who
 * they are
 */
export async function finishSignOn(
  doing: Doing,
  answered: Answered,
): Promise<Outcome<{ secret: string; secondStep: boolean } | undefined>> {
  const known = await take(doing, answered);
  if (!known.ok) return known;
  return answered.attempt.proves === undefined
    ? signIn(doing, answered, known.value)
    : prove(doing, answered, known.value);
}

async function take(doing: Doing, { attempt, address }: Answered): Promise<Outcome<Known>> {
  const { db, siteId, secrets, now } = doing;
  const ticket = ticketOf(attempt);
  if (address.searchParams.get("state") !== ticket.state) return refuse("stale");
  const signOn = await inSite(db, siteId, async (tx) => {
    const until = new Date(now.getTime() + attemptSeconds * 1000);
    // Before the provider is asked: of many who bring the same answer one goes on.
    return (await useAttempt(tx, siteId, attemptHash(attempt), until)) ? signOnOf(tx) : undefined;
  });
  // The settings may have changed while somebody was at the provider.
  if (!signOn || signOn.issuer !== attempt.issuer) return refuse("stale");
  const client = clientOf(secrets, siteId, signOn);
  if (!client) return refuse("unreachable");
  const told = await takeAnswer(client, { ticket, address, needed: profileClaims(signOn.mailClaim) });
  if (told.ok) return ok({ signOn, told: told.value });
  const { reason, detail } = told.reason;
  await noteFailure(doing, reason, detail);
  return refuse(reason);
}

async function signIn(
  doing: Doing,
  { client, attempt }: Answered,
  { signOn, told }: Known,
): Promise<Outcome<{ secret: string; secondStep: boolean }>> {
  const { db, siteId, now } = doing;
  const signed = await inSite(db, siteId, async (tx) => {
    await lockPeople(tx, siteId);
    const person = await findPerson(tx, doing, { signOn, told, client, locale: attempt.locale });
    if (!person) return undefined;
    const factor = countsAsSecond(signOn, told) ? ("second" as const) : ("first" as const);
    const secret = await openSession(tx, siteId, person.id, factor, client, now);
    await writeAudit(tx, {
      event: "account.signed-in",
      actor: actorOf(person, client, dayIn(now)),
      concerns: person.id,
      facts: { way: "provider", second: factor === "second" },
    });
    return { secret, secondStep: person.secondFactor && factor === "first" };
  });
  if (signed) return ok(signed);
  await noteFailure(doing, "unknown", "");
  return refuse("unknown");
}

/** The clock of the provider may be wrong by so much. */
const skewMs = 60_000;

/** The provider says that the person has shown who they are since they were sent there. */
async function prove(
  { db, siteId, now }: Doing,
  { attempt, present }: Answered,
  { told }: Known,
): Promise<Outcome<undefined>> {
  return inSite(db, siteId, async (tx) => {
    const id = await personBoundTo(tx, told.issuer, told.subject);
    if (!present || present.id !== attempt.proves || id !== present.id)
      return refuse("other-person" as const);
    if (!told.provenAt || told.provenAt.getTime() < attempt.begunAt.getTime() - skewMs)
      return refuse("not-valid" as const);
    await proveSession(tx, present.session.id, now);
    return ok(undefined);
  });
}

async function noteFailure({ db, siteId, actor }: Doing, why: string, detail: string): Promise<void> {
  await inSite(db, siteId, (tx) =>
    writeAudit(tx, { event: "account.sign-on-failed", actor, facts: { why, detail: detail || null } }),
  );
}
