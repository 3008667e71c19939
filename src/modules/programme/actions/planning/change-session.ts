// SPDX-License-Identifier: EUPL-1.2
import { writeAudit } from "../../../../kernel/audit/store/write-audit.ts";
import { announceChange } from "../../../../kernel/db/changes.ts";
import type { Db } from "../../../../kernel/db/db.ts";
import type { Result } from "../../../../kernel/result/result.ts";
import type { Doing } from "../../../accounts/index.ts";
import type { Offering } from "../../rules/planning/offering.ts";
import { movingUp } from "../../rules/seats/pools.ts";
import { cancelSession, moveSession, reviveSession, type Session } from "../../store/sessions.ts";
import { cancelSignUp, giveSeat, lineOf, reviveSignUps, signUpsOf } from "../../store/sign-ups.ts";
import { bookNeeds } from "../rooms/book-needs.ts";
import { capacityOf } from "../sign-up/settle.ts";
import { type Teller, tell } from "../sign-up/tell.ts";
import { asObstacles, Blocked, type Obstacle } from "./blocked.ts";
import { changeOneSession } from "./change-one-session.ts";
import type { When } from "./plan-sessions.ts";

/** Moves a session with its rooms and machines, and tells those who wanted to come; nothing changes where something clashes. */
export async function moveOneSession(
  doing: Doing,
  teller: Teller,
  id: string,
  when: When,
): Promise<Result<void, "no-such-session" | Obstacle[]>> {
  const { siteId, actor } = doing;
  return changeOneSession(doing, id, "planned", async (tx, session, offering) => {
    const at = when.startsAt;
    if (!(await moveSession(tx, id, when, offering.state === "published")))
      throw new Blocked([{ about: "twice", at }]);
    const clashes = await bookNeeds(tx, siteId, session.needs ?? offering.needs, { ...when, id });
    if (clashes.length > 0) throw new Blocked(asObstacles(clashes));
    await tellAll(
      tx,
      doing,
      teller,
      offering,
      { ...session, ...when, was: session.startsAt, revision: session.revision + 1 },
      "session-moved",
    );
    await writeAudit(tx, {
      event: "session.moved",
      actor,
      subject: { kind: "session", id },
      facts: { from: session.startsAt.toISOString(), to: at.toISOString() },
    });
    await announceChange(tx, siteId);
  });
}

/** Cancels one session, gives its rooms back, and tells those who wanted to come. @returns whether there was one to cancel */
export async function cancelOneSession(
  doing: Doing,
  teller: Teller,
  id: string,
  reason: string,
): Promise<boolean> {
  const { siteId, actor } = doing;
  const cancelled = await changeOneSession(doing, id, "planned", async (tx, session, offering) => {
    await cancelSession(tx, id, reason);
    await tellAll(
      tx,
      doing,
      teller,
      offering,
      { ...session, reason, revision: session.revision + 1 },
      "session-cancelled",
    );
    await writeAudit(tx, { event: "session.cancelled", actor, subject: { kind: "session", id } });
    await announceChange(tx, siteId);
  });
  return cancelled.ok;
}

/**
 * Has a cancelled session take place after all, with its rooms and machines; nothing changes where somebody has them now. Whoever
 * was signed up for it has their seat again and is told, those who waited wait again.
 */
export async function bringBackSession(
  doing: Doing,
  teller: Teller,
  id: string,
): Promise<Result<void, "no-such-session" | Obstacle[]>> {
  const { siteId, actor, now } = doing;
  return changeOneSession(doing, id, "cancelled", async (tx, session, offering) => {
    const clashes = await bookNeeds(tx, siteId, session.needs ?? offering.needs, session);
    if (clashes.length > 0) throw new Blocked(asObstacles(clashes));
    await reviveSession(tx, id);
    await reviveSignUps(tx, id);
    const line = await lineOf(tx, { offeringId: offering.id, sessionId: id });
    // They are asked nothing: the seats were theirs.
    for (const { id: signUp, pool } of movingUp(capacityOf(offering), line))
      await giveSeat(tx, signUp, pool, null);
    // Of what is over, the record is put right.
    if (session.startsAt > now)
      await tellAll(
        tx,
        doing,
        teller,
        offering,
        { ...session, revision: session.revision + 1, reason: "" },
        "session-back",
      );
    await writeAudit(tx, { event: "session.brought-back", actor, subject: { kind: "session", id } });
    await announceChange(tx, siteId);
  });
}

async function tellAll(
  tx: Db,
  { siteId, secrets, now }: Doing,
  teller: Teller,
  offering: Offering,
  { id, startsAt, was, revision, reason }: Session & { was?: Date },
  kind: "session-moved" | "session-cancelled" | "session-back",
): Promise<void> {
  for (const signUp of await signUpsOf(tx, offering.id, id)) {
    if (signUp.state === "cancelled" || signUp.state === "doubtful") continue;
    const waits = kind === "session-back" && signUp.sessionId === id && signUp.state === "waiting";
    await tell({ tx, siteId, secrets, now, teller }, signUp, offering, {
      kind: waits ? "waiting" : kind,
      startsAt,
      ...(was && { was }),
      reason,
      about: `${id} ${revision}`,
      sessionId: id,
    });
    // A series goes on without the one session.
    if (kind === "session-cancelled" && signUp.sessionId === id)
      await cancelSignUp(tx, signUp.id, "session", now);
  }
}
