// SPDX-License-Identifier: EUPL-1.2
import { writeAudit } from "../../../../kernel/audit/store/write-audit.ts";
import { inSite } from "../../../../kernel/db/in-site.ts";
import type { Result } from "../../../../kernel/result/result.ts";
import type { Doing } from "../../../accounts/index.ts";
import { type Need, sameNeeds } from "../../rules/planning/offering.ts";
import { offeringById } from "../../store/offerings.ts";
import { sessionsBookedOtherwise, setSessionNeeds } from "../../store/sessions.ts";
import { bookNeeds } from "../rooms/book-needs.ts";
import { asObstacles, Blocked, type Obstacle } from "./blocked.ts";
import { changeOneSession } from "./change-one-session.ts";

/** Books rooms and machines for one date alone, in the place of what it has; nothing changes where something clashes. */
export async function bookForSession(
  doing: Doing,
  id: string,
  needs: readonly Need[],
): Promise<Result<void, "no-such-session" | Obstacle[]>> {
  const { siteId, actor } = doing;
  return changeOneSession(doing, id, "planned", async (tx, session, offering) => {
    await setSessionNeeds(tx, id, sameNeeds(needs, offering.needs) ? null : needs);
    const clashes = await bookNeeds(tx, siteId, needs, session);
    if (clashes.length > 0) throw new Blocked(asObstacles(clashes));
    await writeAudit(tx, { event: "session.booked", actor, subject: { kind: "session", id } });
  });
}

/** What came of booking for dates that were planned before. */
export interface Rebooked {
  booked: number;
  /** What stands in the way of the others, which keep what they have. */
  left: Obstacle[];
}

/**
 * Books for the coming dates what the offering needs now; dates that have something of their own keep it. @returns undefined where
 * there is no such offering
 */
export function bookForComing(doing: Doing, offeringId: string): Promise<Rebooked | undefined> {
  const { siteId, actor, now } = doing;
  return inSite(doing.db, siteId, async (tx) => {
    const offering = await offeringById(tx, offeringId, true);
    if (!offering) return undefined;
    const left: Obstacle[] = [];
    let booked = 0;
    for (const session of await sessionsBookedOtherwise(tx, offering, now, true)) {
      const clashes = await bookNeeds(tx, siteId, offering.needs, session);
      left.push(...asObstacles(clashes));
      if (clashes.length === 0) booked++;
    }
    if (booked > 0)
      await writeAudit(tx, {
        event: "sessions.booked",
        actor,
        subject: { kind: "offering", id: offeringId },
        facts: { booked },
      });
    return { booked, left };
  });
}
