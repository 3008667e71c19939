// SPDX-License-Identifier: EUPL-1.2
import type { Db } from "../../../../kernel/db/db.ts";
import { countPairs } from "../../store/duplicates/queue.ts";
import { countDisagreements } from "../../store/proposals/disagreements.ts";
import { countProposals, countWaiting } from "../../store/proposals/queue.ts";
import { countVanished } from "../../store/proposals/vanished.ts";
import type { View } from "./views.ts";

/** How much waits in each view; the questions are sent at once where `tx` allows (`pipelined`). */
export async function countViews(tx: Db): Promise<Record<View, number>> {
  const [waiting, dubletten, verschwunden, widersprueche, erledigt] = await Promise.all([
    countWaiting(tx),
    countPairs(tx, { state: "open" }),
    countVanished(tx),
    countDisagreements(tx),
    countProposals(tx, { waiting: false }),
  ]);
  const { change, closed, claim, removal, suspect } = waiting;
  return {
    alle: change + closed + claim + removal + waiting.new,
    vorschlaege: change + closed,
    neu: waiting.new,
    uebernahmen: claim,
    herausnahmen: removal,
    dubletten,
    verschwunden,
    widersprueche,
    verdacht: suspect,
    erledigt,
  };
}
