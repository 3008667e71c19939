// SPDX-License-Identifier: EUPL-1.2
import { writeAudit } from "../../../../kernel/audit/store/write-audit.ts";
import type { Db } from "../../../../kernel/db/db.ts";
import { inSite } from "../../../../kernel/db/in-site.ts";
import { newId } from "../../../../kernel/id/id.ts";
import { ok, type Result, refuse } from "../../../../kernel/result/result.ts";
import type { Doing } from "../../../accounts/index.ts";
import type { Offering } from "../../rules/planning/offering.ts";
import { type ClosedDoor, closedDoor } from "../../rules/seats/may-sign-up.ts";
import { everFits, type InLine, movingUp } from "../../rules/seats/pools.ts";
import type { SignUpWish } from "../../rules/sign-up/read-sign-up.ts";
import { doubleByReceipt, insertDouble } from "../../store/joining/doubles.ts";
import {
  insertSignUp,
  lineOf,
  type SignUp,
  signUpById,
  signUpByReceipt,
  signUpOf,
} from "../../store/sign-ups.ts";
import { guestFor } from "../guests/guest-for.ts";
import { partnerProblem } from "../partner/partner-problem.ts";
import { answersMissing, keepAnswers } from "../questions/keep-answers.ts";
import { receiptDigest, receiptDigests } from "./receipt.ts";
import { sealCode } from "./sealed-guest.ts";
import { capacityOf, type Held, hold, settle, timeOf } from "./settle.ts";
import { type Teller, tell } from "./tell.ts";

/** A sign-up as it comes. */
export interface Coming {
  offering: Pick<Offering, "id" | "signUp">;
  wish: SignUpWish;
  /** The code on the receipt, as digits. */
  code: string;
  by: "public" | "staff" | "partner";
  /** It may come from a program: it is kept apart until somebody has looked at it. */
  doubtful: boolean;
  /** Somebody whom staff knows already. */
  guestId?: string | undefined;
  /** What was answered to the questions of the offering. */
  answers?: ReadonlyMap<string, string>;
  /** The partner whose people sign somebody up, within its places. */
  organisationId?: string | undefined;
}

export type SignUpRefusal =
  | ClosedDoor
  | "no-such-session"
  | "there-already"
  | "quota-full"
  | "party-too-big"
  | "answers-missing";

/**
 * Signs somebody up: with a seat where one is free for them, else on the waiting list. The same form sent twice is one sign-up, and
 * so is the same person for the same thing, by whatever form: then the first one counts, and the receipt says what it would have
 * said to anybody else. However many come at once, they are served one after the other.
 */
export async function signUp(
  doing: Doing,
  teller: Teller,
  coming: Coming,
): Promise<Result<SignUp, SignUpRefusal>> {
  const { siteId, secrets, now } = doing;
  const { offering: asked, wish, code, by, doubtful } = coming;
  return inSite(doing.db, siteId, async (tx) => {
    const sessionId = asked.signUp === "session" ? wish.session : null;
    if (asked.signUp === "session" && sessionId === null) return refuse("no-such-session");
    const held = await hold(tx, { offeringId: asked.id, sessionId });
    // Looked for only now: the same form may have come a moment before, and had the turn before this one.
    const digests = receiptDigests(secrets, siteId, code);
    const known = (await signUpByReceipt(tx, digests)) ?? (await doubleByReceipt(tx, digests));
    if (known) return ok(known);
    const time = held && timeOf(held, now);
    if (!held || !time) return refuse("no-such-session");
    const closed = closedDoor(held.offering, time, by, now);
    if (closed) return refuse(closed);
    if (await answersMissing(tx, asked.id, coming)) return refuse("answers-missing");
    const full = await partnerProblem(tx, held, coming);
    if (full) return refuse(full);
    const party = { seats: wish.seats, quota: quotaFor(held.offering, coming) };
    if (!everFits(capacityOf(held.offering), party)) return refuse("party-too-big");
    const guest = await guestFor(tx, doing, wish, { known: coming.guestId, apart: doubtful });
    const guestId = guest.id;
    const first = guest.isNew ? undefined : await signUpOf(tx, held.what, guestId);
    if (first && by === "public") return ok(await again(tx, doing, teller, coming, held, first));
    if (first && (by === "staff" || first.organisationId === coming.organisationId))
      return refuse("there-already");
    const id = newId();
    const made: Parameters<typeof insertSignUp>[2] = {
      id,
      ...held.what,
      guestId,
      quotaId: party.quota,
      state: doubtful ? "doubtful" : "waiting",
      seats: wish.seats,
      children: wish.children,
      receipt: receiptDigest(secrets, siteId, code),
      code: sealCode(secrets, siteId, id, code),
      language: wish.language,
      madeAt: now,
      madeBy: doing.actor.kind === "person" ? doing.actor.id : null,
      organisationId: coming.organisationId ?? null,
    };
    await insertSignUp(tx, siteId, made);
    await keepAnswers(tx, doing, asked.id, id, coming.answers);
    await settle(tx, { siteId, secrets, now, teller }, held, id);
    const done = await signUpById(tx, id);
    if (!done) throw new Error("A sign-up that was just made is not there.");
    if (done.state === "seat" || done.state === "waiting")
      await tell({ tx, siteId, secrets, now, teller }, done, held.offering, {
        kind: done.state,
        startsAt: sessionId === null ? null : time.startsAt,
      });
    await writeAudit(tx, {
      event: "sign-up.made",
      actor: doing.actor,
      subject: { kind: "sign-up", id },
      facts: { offering: asked.id, state: done.state, seats: done.seats },
    });
    return ok(done);
  });
}

/** The group that somebody says they belong to; those of partners are for whom partners sign up, or staff for them. */
const quotaFor = ({ quotas }: Offering, { wish, by }: Pick<Coming, "wish" | "by">): string | null =>
  quotas.find(({ id, organisationId }) => id === wish.quota && (by !== "public" || !organisationId))?.id ??
  null;

/** The same person once more: a receipt without a seat, and a message to them by the way that the first sign-up has. */
async function again(
  tx: Db,
  { siteId, secrets, now, actor }: Doing,
  teller: Teller,
  { wish, code }: Coming,
  held: Held,
  first: SignUp,
): Promise<SignUp> {
  const settling = { siteId, secrets, now, teller };
  await settle(tx, settling, held);
  const quota = quotaFor(held.offering, { wish, by: "public" });
  const somebody: InLine = { id: "new", state: "waiting", seats: wish.seats, quota, pool: null };
  const moving = movingUp(capacityOf(held.offering), [...(await lineOf(tx, held.what)), somebody]);
  const state = moving.some(({ id }) => id === somebody.id) ? "seat" : "waiting";
  const id = newId();
  await insertDouble(tx, siteId, {
    id,
    signUpId: first.id,
    receipt: receiptDigest(secrets, siteId, code),
    code: sealCode(secrets, siteId, id, code),
    state,
    seats: wish.seats,
    children: wish.children,
    madeAt: now,
  });
  const startsAt = held.what.sessionId === null ? null : (timeOf(held, now)?.startsAt ?? null);
  await tell({ tx, ...settling }, first, held.offering, { kind: "double", startsAt });
  await writeAudit(tx, {
    event: "sign-up.made",
    actor,
    subject: { kind: "sign-up", id: first.id },
    facts: { offering: held.what.offeringId, state: "double", seats: wish.seats },
  });
  return first;
}
