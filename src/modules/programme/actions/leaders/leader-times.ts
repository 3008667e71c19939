// SPDX-License-Identifier: EUPL-1.2
import { writeAudit } from "../../../../kernel/audit/store/write-audit.ts";
import type { Db } from "../../../../kernel/db/db.ts";
import { inSite } from "../../../../kernel/db/in-site.ts";
import { newId } from "../../../../kernel/id/id.ts";
import type { Doing } from "../../../accounts/index.ts";
import type { Absence, LeaderTime } from "../../rules/leaders/availability.ts";
import { deleteAbsence, insertAbsence, writeLeaderTimes } from "../../store/leading/leaders.ts";

/** Does something with the own times of whoever is signed in. */
function withOwn(
  { db, siteId, actor }: Doing,
  change: string,
  run: (tx: Db, personId: string) => Promise<boolean>,
): Promise<boolean> {
  return inSite(db, siteId, async (tx) => {
    if (actor.kind !== "person" || !(await run(tx, actor.id))) return false;
    await writeAudit(tx, {
      event: "leader.times",
      actor,
      subject: { kind: "person", id: actor.id },
      facts: { change },
    });
    return true;
  });
}

/** Says when one can run something. */
export const setOwnTimes = (doing: Doing, times: readonly LeaderTime[]): Promise<boolean> =>
  withOwn(doing, "week", async (tx, personId) => {
    await writeLeaderTimes(tx, doing.siteId, personId, times);
    return true;
  });

/** Says when one is away. */
export const addAbsence = (doing: Doing, absence: Absence): Promise<boolean> =>
  withOwn(doing, "away", async (tx, personId) => {
    await insertAbsence(tx, doing.siteId, { id: newId(), personId, ...absence });
    return true;
  });

/** Is there after all. @returns whether it was one's own */
export const endAbsence = (doing: Doing, id: string): Promise<boolean> =>
  withOwn(doing, "back", (tx, personId) => deleteAbsence(tx, id, personId));
