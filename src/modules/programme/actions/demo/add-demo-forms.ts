// SPDX-License-Identifier: EUPL-1.2

import { dayIn } from "../../../../kernel/clock/berlin.ts";
import type { Db } from "../../../../kernel/db/db.ts";
import { limitsOn } from "../../rules/hours/hour-limits.ts";
import { guestsWithoutForm, setEntryForm } from "../../store/being-there/hours.ts";

/** Of those who came for long enough most have filled in the entry form; some are left as work to do. */
export async function addDemoForms(tx: Db, siteId: string, now: Date): Promise<void> {
  const limits = limitsOn(dayIn(now));
  if (!limits) return;
  const over = await guestsWithoutForm(tx, limits.formMinutes, 1000);
  for (const [index, { id: guestId }] of over.entries()) {
    if (index % 8 === 5) continue;
    const day = dayIn(new Date(now.getTime() - (3 + (index % 30)) * 86_400_000));
    await setEntryForm(tx, siteId, { guestId, day, by: null, at: now });
  }
}
