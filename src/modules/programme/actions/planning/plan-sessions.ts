// SPDX-License-Identifier: EUPL-1.2
import { writeAudit } from "../../../../kernel/audit/store/write-audit.ts";
import { announceChange } from "../../../../kernel/db/changes.ts";
import type { Db } from "../../../../kernel/db/db.ts";
import { inSite } from "../../../../kernel/db/in-site.ts";
import { newId } from "../../../../kernel/id/id.ts";
import { ok, type Result, refuse } from "../../../../kernel/result/result.ts";
import type { Doing } from "../../../accounts/index.ts";
import { offeringById } from "../../store/offerings.ts";
import { insertSession, removeSession } from "../../store/sessions.ts";
import { bookNeeds } from "../rooms/book-needs.ts";
import type { Teller } from "../sign-up/tell.ts";
import { asObstacles, Blocked, type Obstacle, unlessBlocked } from "./blocked.ts";
import { tellDates } from "./tell-dates.ts";

/** When a session is to be. */
export interface When {
  startsAt: Date;
  endsAt: Date;
}

/** What came of planning dates. */
export interface Planned {
  made: number;
  /** Dates that were left out because something stood in the way. */
  left: Obstacle[];
}

/**
 * Plans sessions of an offering and books its rooms and machines with them: all of them, or none where something stands in the
 * way. Who is signed up for the whole series is told of what is new.
 *
 * @param skip plans those that can be, and leaves the others out
 */
export async function planSessions(
  doing: Doing,
  teller: Teller,
  offeringId: string,
  dates: readonly When[],
  skip: boolean,
): Promise<Result<Planned, "no-such-offering" | Obstacle[]>> {
  const { siteId } = doing;
  return unlessBlocked(
    inSite(doing.db, siteId, async (tx) => {
      const offering = await offeringById(tx, offeringId, true);
      if (!offering) return refuse("no-such-offering");
      const left: Obstacle[] = [];
      const made: Date[] = [];
      for (const when of dates) {
        const id = newId();
        const obstacles = await obstaclesOf(tx, siteId, offering, { ...when, id });
        if (obstacles.length === 0) made.push(when.startsAt);
        else left.push(...obstacles);
      }
      if (left.length > 0 && !skip) throw new Blocked(left);
      await tellDates(tx, doing, teller, offering, made);
      await writeAudit(tx, {
        event: "sessions.planned",
        actor: doing.actor,
        subject: { kind: "offering", id: offeringId },
        facts: { made: made.length, left: dates.length - made.length },
      });
      await announceChange(tx, siteId);
      return ok({ made: made.length, left });
    }),
  );
}

/** Enters a session with its bookings where nothing stands in the way. */
async function obstaclesOf(
  tx: Db,
  siteId: string,
  offering: { id: string; needs: Parameters<typeof bookNeeds>[2] },
  session: When & { id: string },
): Promise<Obstacle[]> {
  const at = session.startsAt;
  if (!(await insertSession(tx, siteId, { offeringId: offering.id, ...session })))
    return [{ about: "twice", at }];
  const clashes = await bookNeeds(tx, siteId, offering.needs, session);
  if (clashes.length === 0) return [];
  await removeSession(tx, session.id);
  return asObstacles(clashes);
}
