// SPDX-License-Identifier: EUPL-1.2
import { writeAudit } from "../../../../kernel/audit/store/write-audit.ts";
import type { Db } from "../../../../kernel/db/db.ts";
import { inSite } from "../../../../kernel/db/in-site.ts";
import type { ErasureKind } from "../../../../kernel/erasures/erasure.ts";
import { recordErasure } from "../../../../kernel/erasures/store/erasures.ts";
import type { Doing } from "../../../accounts/index.ts";
import { deleteGuest, guestById } from "../../store/guests.ts";
import { forgetTraces, signUpsOfGuest } from "../../store/joining/guest-facts.ts";
import { deleteAnswersOf } from "../../store/joining/questions.ts";
import { cancelSignUp } from "../../store/sign-ups.ts";
import { hold, settle } from "../sign-up/settle.ts";
import type { Teller } from "../sign-up/tell.ts";

/** What the list of erasures calls a guest. */
export const guestErasure = "guest";

async function eraseTraces(tx: Db, id: string, now: Date): Promise<boolean> {
  for (const { id: signUp, state } of await signUpsOfGuest(tx, id))
    if (state === "asked" || state === "waiting" || state === "doubtful")
      await cancelSignUp(tx, signUp, "staff", now);
  await deleteAnswersOf(tx, [id]);
  await forgetTraces(tx, [id]);
  return deleteGuest(tx, id);
}

/**
 * Deletes somebody who asks for it. What they were signed up for is cancelled, and the next move up; figures stay without them. A
 * restored backup does not bring them back.
 *
 * @returns whether they were there
 */
export async function eraseGuest(doing: Doing, teller: Teller, id: string): Promise<boolean> {
  const { siteId, secrets, now, actor } = doing;
  return inSite(doing.db, siteId, async (tx) => {
    if (!(await guestById(tx, id))) return false;
    const alive = (await signUpsOfGuest(tx, id)).filter(
      ({ state, endsAt }) => state !== "cancelled" && (endsAt === null || endsAt > now),
    );
    // In the order in which everybody holds things, so that nobody waits for somebody who waits for them.
    for (const signUp of alive.sort((a, b) => (a.id < b.id ? -1 : 1))) {
      const held = await hold(tx, signUp);
      await cancelSignUp(tx, signUp.id, "staff", now);
      if (held) await settle(tx, { siteId, secrets, now, teller }, held);
    }
    if (!(await eraseTraces(tx, id, now))) return false;
    await recordErasure(tx, siteId, guestErasure, id);
    await writeAudit(tx, { event: "guest.erased", actor, subject: { kind: "guest", id } });
    return true;
  });
}

/** Deletes anew whom a restored backup has brought back, with what they had signed up for and what is still to come. */
export const eraseGuestAgain: ErasureKind = {
  kind: guestErasure,
  async replay(tx, { subject, at }) {
    for (const { id, state, endsAt } of await signUpsOfGuest(tx, subject))
      if (state === "seat" && (endsAt === null || endsAt > at)) await cancelSignUp(tx, id, "staff", at);
    return eraseTraces(tx, subject, at);
  },
};
