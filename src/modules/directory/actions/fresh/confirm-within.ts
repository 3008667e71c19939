// SPDX-License-Identifier: EUPL-1.2
import type { Db } from "../../../../kernel/db/db.ts";
import type { Site } from "../../../quarter/index.ts";
import { staleBefore } from "../../rules/fresh/freshness.ts";
import { berlinDay } from "../../rules/hours/berlin-time.ts";
import { type Confirmation, putConfirmation } from "../../store/fresh/confirmations.ts";
import { settleDisagreements } from "../../store/fresh/disagreements.ts";
import { markStaleOne } from "../../store/fresh/stale.ts";
import { askingOf } from "../../store/settings.ts";

/**
 * Somebody says that an entry is right as it is: it is fresh from then on, and what sources said otherwise is judged.
 *
 * @param now from when the word counts back: a visit is entered days after it was made
 */
export async function confirmWithin(
  tx: Db,
  site: Pick<Site, "id">,
  businessId: string,
  made: { at: Date; word: Confirmation["word"]; personId: string | null },
  now = made.at,
): Promise<void> {
  await putConfirmation(tx, site.id, { businessId, ...made });
  await settleDisagreements(tx, businessId, made.at);
  const { months } = await askingOf(tx);
  await markStaleOne(tx, site.id, businessId, staleBefore(berlinDay(now), months));
}
