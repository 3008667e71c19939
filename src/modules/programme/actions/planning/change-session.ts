// SPDX-License-Identifier: EUPL-1.2
import { writeAudit } from "../../../../kernel/audit/store/write-audit.ts";
import { announceChange } from "../../../../kernel/db/changes.ts";
import type { Db } from "../../../../kernel/db/db.ts";
import { inSite } from "../../../../kernel/db/in-site.ts";
import { ok, type Result, refuse } from "../../../../kernel/result/result.ts";
import type { Doing } from "../../../accounts/index.ts";
import type { Offering } from "../../rules/planning/offering.ts";
import { offeringById } from "../../store/offerings.ts";
import { deleteBookings } from "../../store/rooms.ts";
import { cancelSession, moveSession, type Session, sessionById } from "../../store/sessions.ts";
import { cancelSignUp, signUpsOf } from "../../store/sign-ups.ts";
import { bookNeeds } from "../rooms/book-needs.ts";
import { type Teller, tell } from "../sign-up/tell.ts";
import type { Obstacle, When } from "./plan-sessions.ts";

class Blocked extends Error {
  readonly obstacles: Obstacle[];
  constructor(obstacles: Obstacle[]) {
    super("blocked");
    this.obstacles = obstacles;
  }
}

/** Moves a session with its rooms and machines, and tells those who wanted to come; nothing changes where something clashes. */
export async function moveOneSession(
  doing: Doing,
  teller: Teller,
  id: string,
  when: When,
): Promise<Result<void, "no-such-session" | Obstacle[]>> {
  const { siteId, actor } = doing;
  try {
    return await inSite(doing.db, siteId, async (tx) => {
      const session = await sessionById(tx, id, true);
      const offering = session && (await offeringById(tx, session.offeringId));
      if (!session || !offering || session.state === "cancelled") return refuse("no-such-session");
      const at = when.startsAt;
      await deleteBookings(tx, id);
      if (!(await moveSession(tx, id, when.startsAt, when.endsAt)))
        throw new Blocked([{ about: "twice", at }]);
      const clashes = await bookNeeds(tx, siteId, offering.needs, { ...when, id });
      if (clashes.length > 0) throw new Blocked(clashes.map((clash) => ({ about: "room", ...clash })));
      await tellAll(
        tx,
        doing,
        teller,
        offering,
        { ...session, ...when, revision: session.revision + 1 },
        "session-moved",
      );
      await writeAudit(tx, {
        event: "session.moved",
        actor,
        subject: { kind: "session", id },
        facts: { from: session.startsAt.toISOString(), to: at.toISOString() },
      });
      await announceChange(tx, siteId);
      return ok(undefined);
    });
  } catch (error) {
    if (error instanceof Blocked) return refuse(error.obstacles);
    throw error;
  }
}

/** Cancels one session, gives its rooms back, and tells those who wanted to come. @returns whether there was one to cancel */
export function cancelOneSession(doing: Doing, teller: Teller, id: string, reason: string): Promise<boolean> {
  const { siteId, actor } = doing;
  return inSite(doing.db, siteId, async (tx) => {
    const session = await sessionById(tx, id, true);
    const offering = session && (await offeringById(tx, session.offeringId));
    if (!session || !offering || session.state === "cancelled") return false;
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
    return true;
  });
}

async function tellAll(
  tx: Db,
  { siteId, secrets, now }: Doing,
  teller: Teller,
  offering: Offering,
  { id, startsAt, revision, reason }: Session,
  kind: "session-moved" | "session-cancelled",
): Promise<void> {
  for (const signUp of await signUpsOf(tx, offering.id, id)) {
    if (signUp.state === "cancelled" || signUp.state === "doubtful") continue;
    await tell({ tx, siteId, secrets, now, teller }, signUp, offering, {
      kind,
      startsAt,
      reason,
      about: `${id} ${revision}`,
      sessionId: id,
    });
    // A series goes on without the one session.
    if (kind === "session-cancelled" && signUp.sessionId === id)
      await cancelSignUp(tx, signUp.id, "session", now);
  }
}
