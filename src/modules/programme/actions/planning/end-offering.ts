// SPDX-License-Identifier: EUPL-1.2
import { writeAudit } from "../../../../kernel/audit/store/write-audit.ts";
import { announceChange } from "../../../../kernel/db/changes.ts";
import type { Db } from "../../../../kernel/db/db.ts";
import { inSite } from "../../../../kernel/db/in-site.ts";
import type { Doing } from "../../../accounts/index.ts";
import type { Offering } from "../../rules/planning/offering.ts";
import { offeringById, setOfferingState } from "../../store/offerings.ts";
import { cancelComing, type Session, sessionsOf } from "../../store/sessions.ts";
import { cancelSignUp, signUpsOf } from "../../store/sign-ups.ts";
import { type Teller, tell } from "../sign-up/tell.ts";

/**
 * Ends an offering: what is over has no dates to come, whose rooms others could have. Whoever still wanted to come is told.
 *
 * @returns whether it is there
 */
export function endOffering(doing: Doing, teller: Teller, id: string): Promise<boolean> {
  const { db, siteId, actor, now } = doing;
  return inSite(db, siteId, async (tx) => {
    const offering = await offeringById(tx, id, true);
    if (!offering) return false;
    const coming = (await sessionsOf(tx, id, now)).filter(
      ({ state, startsAt }) => state === "planned" && startsAt > now,
    );
    // While the dates stand: they are taken out of people's calendars.
    await tellEnd(tx, doing, teller, offering, coming);
    await setOfferingState(tx, id, "ended");
    const cancelled = await cancelComing(tx, id, now);
    await writeAudit(tx, {
      event: "offering.set",
      actor,
      subject: { kind: "offering", id },
      facts: { state: "ended", ...(cancelled > 0 && { cancelled }) },
    });
    await announceChange(tx, siteId);
    return true;
  });
}

/** Each once and in their language: those of a series that all dates to come fall away, those of a single date that this one does. */
async function tellEnd(
  tx: Db,
  { siteId, secrets, now }: Doing,
  teller: Teller,
  offering: Offering,
  coming: readonly Session[],
): Promise<void> {
  const [next] = [...coming].sort((a, b) => a.startsAt.getTime() - b.startsAt.getTime());
  if (!next) return;
  const byId = new Map(coming.map((session) => [session.id, session]));
  for (const signUp of await signUpsOf(tx, offering.id)) {
    const session = signUp.sessionId === null ? next : byId.get(signUp.sessionId);
    if (!session || signUp.state === "cancelled" || signUp.state === "doubtful") continue;
    const isSeries = signUp.sessionId === null;
    await tell({ tx, siteId, secrets, now, teller }, signUp, offering, {
      startsAt: session.startsAt,
      ...(isSeries
        ? { kind: "offering-ended", about: now.toISOString() }
        : {
            kind: "session-cancelled",
            about: `${session.id} ${session.revision + 1}`,
            sessionId: session.id,
          }),
    });
    // Whoever came to a part of a series has taken part in it.
    if (!isSeries || signUp.state !== "seat") await cancelSignUp(tx, signUp.id, "session", now);
  }
}
