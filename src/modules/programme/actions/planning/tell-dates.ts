// SPDX-License-Identifier: EUPL-1.2
import type { Db } from "../../../../kernel/db/db.ts";
import type { Doing } from "../../../accounts/index.ts";
import type { Offering } from "../../rules/planning/offering.ts";
import { signUpsOf } from "../../store/sign-ups.ts";
import { hold, settle } from "../sign-up/settle.ts";
import { type Teller, tell } from "../sign-up/tell.ts";

/**
 * A series that people are signed up for has become longer: those who have a seat are told, each once and in their language, and who
 * waits moves up where a seat is free. Whoever signs up for single dates has nothing to do with the others.
 *
 * @param dates when the new sessions begin
 */
export async function tellDates(
  tx: Db,
  { siteId, secrets, now }: Doing,
  teller: Teller,
  offering: Offering,
  dates: readonly Date[],
): Promise<void> {
  if (offering.signUp !== "series" || offering.state !== "published") return;
  const [startsAt] = dates.filter((at) => at > now).sort((a, b) => a.getTime() - b.getTime());
  if (!startsAt) return;
  const settling = { siteId, secrets, now, teller };
  for (const signUp of await signUpsOf(tx, offering.id))
    if (signUp.state === "seat" && signUp.sessionId === null)
      await tell({ tx, ...settling }, signUp, offering, {
        kind: "dates-added",
        startsAt,
        about: now.toISOString(),
      });
  const held = await hold(tx, { offeringId: offering.id, sessionId: null });
  if (held) await settle(tx, settling, held);
}
