// SPDX-License-Identifier: EUPL-1.2
import { writeAudit } from "../../../../kernel/audit/store/write-audit.ts";
import type { Db } from "../../../../kernel/db/db.ts";
import { inSite } from "../../../../kernel/db/in-site.ts";
import type { Doing } from "../../../accounts/index.ts";
import { deleteGuest, type Guest, guestById, writeContact } from "../../store/guests.ts";
import { moveGuest, signUpsOfGuest, writeReason } from "../../store/joining/guest-facts.ts";
import { cancelSignUp } from "../../store/sign-ups.ts";
import { openGuest, openReason, sealGuest, sealReason } from "../sign-up/sealed-guest.ts";
import { hold, settle } from "../sign-up/settle.ts";
import type { Teller } from "../sign-up/tell.ts";

/**
 * Makes two guests one who are the same person. The name of the first stays, and its contact, where it has one; all that the other
 * signed up for and came to is added. Who was signed up for the same twice keeps the sign-up that came first.
 *
 * @returns whether both were there
 */
export async function mergeGuests(
  doing: Doing,
  teller: Teller,
  keptId: string,
  goneId: string,
): Promise<boolean> {
  if (keptId === goneId) return false;
  const { siteId, secrets, now, actor } = doing;
  return inSite(doing.db, siteId, async (tx) => {
    const [first = "", second = ""] = [keptId, goneId].sort();
    const locked = [await guestById(tx, first, true), await guestById(tx, second, true)];
    const kept = locked.find((guest) => guest?.id === keptId);
    const gone = locked.find((guest) => guest?.id === goneId);
    if (!kept || !gone) return false;
    for (const { id, sessionId, reason } of await moveGuest(tx, goneId, keptId)) {
      const said = openReason(secrets, siteId, `${sessionId} ${goneId}`, reason);
      await writeReason(tx, id, sealReason(secrets, siteId, `${sessionId} ${keptId}`, said));
    }
    if (kept.contact === null && gone.contact !== null) await takeContact(tx, doing, kept, gone);
    await deleteGuest(tx, goneId);
    await cancelDoubles(tx, doing, teller, keptId, now);
    await writeAudit(tx, {
      event: "guest.merged",
      actor,
      subject: { kind: "guest", id: keptId },
      facts: { gone: goneId },
    });
    return true;
  });
}

async function takeContact(tx: Db, { siteId, secrets }: Doing, kept: Guest, gone: Guest): Promise<void> {
  const { name } = openGuest(secrets, siteId, kept);
  const { contact } = openGuest(secrets, siteId, gone);
  const sealed = sealGuest(secrets, siteId, kept.id, { name, contact });
  await writeContact(tx, kept.id, { contactKind: gone.contactKind, contact: sealed.contact });
}

/** Of several sign-ups for the same thing the one that came first stays, and the next in line move up. */
async function cancelDoubles(
  tx: Db,
  doing: Doing,
  teller: Teller,
  guestId: string,
  now: Date,
): Promise<void> {
  const { siteId, secrets } = doing;
  const seen = new Set<string>();
  const all = (await signUpsOfGuest(tx, guestId)).filter(({ state }) =>
    ["seat", "asked", "waiting"].includes(state),
  );
  const rank = { seat: 0, asked: 1, waiting: 2, cancelled: 3, doubtful: 3 };
  // A seat stays before a place in the line; of two alike the earlier. They come the newest first.
  for (const signUp of all.reverse().sort((a, b) => rank[a.state] - rank[b.state])) {
    const what = `${signUp.offeringId} ${signUp.sessionId}`;
    if (!seen.has(what)) {
      seen.add(what);
      continue;
    }
    const held = await hold(tx, signUp);
    await cancelSignUp(tx, signUp.id, "staff", now);
    if (held) await settle(tx, { siteId, secrets, now, teller }, held);
  }
}
