// SPDX-License-Identifier: EUPL-1.2
import type { Db } from "../../../../kernel/db/db.ts";
import type { Doing } from "../../../accounts/index.ts";
import type { Offering, OfferingPlan } from "../../rules/planning/offering.ts";
import { reviseSessions, sessionsOf } from "../../store/sessions.ts";
import { signUpsOf } from "../../store/sign-ups.ts";
import { type Teller, tell } from "../sign-up/tell.ts";

/** Whether people would go to the wrong door. */
const isElsewhere = (before: OfferingPlan["details"], after: OfferingPlan["details"]): boolean =>
  before.place !== after.place || before.address !== after.address;

/**
 * Tells those who have a seat in what is still to come that it takes place somewhere else, each in their language and once for each
 * sign-up; their calendars learn of it as well. Whoever waits is told the place when they get a seat.
 */
export async function tellPlace(
  tx: Db,
  { siteId, secrets, now }: Doing,
  teller: Teller,
  before: Offering,
  after: OfferingPlan,
): Promise<void> {
  if (before.state !== "published" || !isElsewhere(before.details, after.details)) return;
  await reviseSessions(tx, before.id, now);
  const coming = (await sessionsOf(tx, before.id, now)).filter(({ state }) => state === "planned");
  if (coming.length === 0) return;
  const starts = new Map(coming.map(({ id, startsAt }) => [id, startsAt]));
  for (const signUp of await signUpsOf(tx, before.id)) {
    if (signUp.state !== "seat" && signUp.state !== "asked") continue;
    if (signUp.sessionId !== null && !starts.has(signUp.sessionId)) continue;
    await tell(
      { tx, siteId, secrets, now, teller },
      signUp,
      { ...before, ...after },
      {
        kind: "place-changed",
        startsAt: signUp.sessionId === null ? null : (starts.get(signUp.sessionId) ?? null),
        about: now.toISOString(),
      },
    );
  }
}
