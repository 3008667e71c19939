// SPDX-License-Identifier: EUPL-1.2
import { writeAudit } from "../../../../kernel/audit/store/write-audit.ts";
import type { Db } from "../../../../kernel/db/db.ts";
import { inSite } from "../../../../kernel/db/in-site.ts";
import { newId } from "../../../../kernel/id/id.ts";
import { ok, type Result, refuse } from "../../../../kernel/result/result.ts";
import type { Doing } from "../../../accounts/index.ts";
import type { Offering } from "../../rules/planning/offering.ts";
import { type ClosedDoor, closedDoor } from "../../rules/seats/may-sign-up.ts";
import type { SignUpWish } from "../../rules/sign-up/read-sign-up.ts";
import { guestById, insertGuest } from "../../store/guests.ts";
import { insertSignUp, isSignedUp, type SignUp, signUpById, signUpByReceipt } from "../../store/sign-ups.ts";
import { receiptDigest, receiptDigests } from "./receipt.ts";
import { sealCode, sealGuest } from "./sealed-guest.ts";
import { hold, settle, timeOf } from "./settle.ts";
import { type Teller, tell } from "./tell.ts";

/** A sign-up as it comes. */
export interface Coming {
  offering: Pick<Offering, "id" | "signUp">;
  wish: SignUpWish;
  /** The code on the receipt, as digits. */
  code: string;
  by: "public" | "staff";
  /** It may come from a program: it is kept apart until somebody has looked at it. */
  doubtful: boolean;
  /** Somebody whom staff knows already. */
  guestId?: string | undefined;
}

export type SignUpRefusal = ClosedDoor | "no-such-session" | "there-already";

/**
 * Signs somebody up: with a seat where one is free for them, else on the waiting list. The same form sent twice is one sign-up.
 * However many come at once, they are served one after the other.
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
    const known = await signUpByReceipt(tx, receiptDigests(secrets, siteId, code));
    if (known) return ok(known);
    const time = held && timeOf(held, now);
    if (!held || !time) return refuse("no-such-session");
    const closed = closedDoor(held.offering, time, by, now);
    if (closed) return refuse(closed);
    const guestId = await guestFor(tx, doing, coming);
    if (coming.guestId && (await isSignedUp(tx, held.what, guestId))) return refuse("there-already");
    const id = newId();
    const made: Parameters<typeof insertSignUp>[2] = {
      id,
      ...held.what,
      guestId,
      quotaId: held.offering.quotas.find(({ id: quota }) => quota === wish.quota)?.id ?? null,
      state: doubtful ? "doubtful" : "waiting",
      seats: wish.seats,
      children: wish.children,
      receipt: receiptDigest(secrets, siteId, code),
      code: sealCode(secrets, siteId, id, code),
      language: wish.language,
      madeAt: now,
      madeBy: doing.actor.kind === "person" ? doing.actor.id : null,
    };
    await insertSignUp(tx, siteId, made);
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

async function guestFor(tx: Db, doing: Doing, { guestId, wish }: Coming): Promise<string> {
  if (guestId && (await guestById(tx, guestId))) return guestId;
  const { siteId, secrets, now } = doing;
  const id = newId();
  const { contactKind, language } = wish;
  await insertGuest(tx, siteId, {
    id,
    contactKind,
    language,
    madeAt: now,
    ...sealGuest(secrets, siteId, id, wish),
  });
  return id;
}
