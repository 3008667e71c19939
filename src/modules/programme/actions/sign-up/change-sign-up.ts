// SPDX-License-Identifier: EUPL-1.2
import { writeAudit } from "../../../../kernel/audit/store/write-audit.ts";
import type { Db } from "../../../../kernel/db/db.ts";
import { inSite } from "../../../../kernel/db/in-site.ts";
import type { Doing } from "../../../accounts/index.ts";
import { deleteGuest, guestByFinder, guestById, insertFinder } from "../../store/guests.ts";
import { cancelDouble, type Double } from "../../store/joining/doubles.ts";
import { cancelSignUp, type SignUp, setGuest, setState, signUpById } from "../../store/sign-ups.ts";
import { finderOf, findersOf, openGuest } from "./sealed-guest.ts";
import { type Held, hold, settle, timeOf } from "./settle.ts";
import { type Teller, tell } from "./tell.ts";

/** `cancel`: does not come; `take`: was asked, and comes; `believe`: was doubtful, and is a person. */
export type SignUpChange = "cancel" | "take" | "believe";

/**
 * Changes a sign-up, and lets those move up who are next. Whoever is asked too late, or twice, finds things as they are.
 *
 * @param by who does it: the person, or staff
 * @returns whether anything changed
 */
export function changeSignUp(
  doing: Doing,
  teller: Teller,
  id: string,
  { change, by }: { change: SignUpChange; by: "self" | "staff" },
): Promise<boolean> {
  const { siteId, secrets, now } = doing;
  return inSite(doing.db, siteId, async (tx) => {
    const found = await signUpById(tx, id);
    const held = found && (await hold(tx, found));
    if (!found || !held) return false;
    const settling = { siteId, secrets, now, teller };
    // Whose time is over loses the seat first, also where they say yes a moment later.
    if (change === "take") await settle(tx, settling, held);
    if (!(await apply(tx, id, change, by, now))) return false;
    if (change === "believe") await knowPerson(tx, doing, found);
    await settle(tx, settling, held, change === "believe" ? id : undefined);
    const after = await signUpById(tx, id);
    if (after) await tellOf({ tx, ...settling }, after, held, change);
    await writeAudit(tx, {
      event: "sign-up.changed",
      actor: doing.actor,
      subject: { kind: "sign-up", id },
      facts: { offering: found.offeringId, change, by },
    });
    return true;
  });
}

/** Somebody has looked at it: now it is the sign-up of somebody known, if they are. */
async function knowPerson(tx: Db, doing: Doing, { id, guestId }: SignUp): Promise<void> {
  const guest = guestId === null ? undefined : await guestById(tx, guestId);
  if (!guest) return;
  const said = openGuest(doing.secrets, doing.siteId, guest);
  const finder = finderOf(doing.secrets, doing.siteId, said);
  if (!finder) return;
  const same = await guestByFinder(tx, findersOf(doing.secrets, doing.siteId, said));
  if (!same) await insertFinder(tx, doing.siteId, finder, guest.id);
  else if (same.id !== guest.id) {
    await setGuest(tx, id, same.id);
    await deleteGuest(tx, guest.id);
  }
}

/**
 * Cancels a second receipt of the same sign-up. The first one stays, because only the person themselves may cancel it; they are asked.
 *
 * @returns whether anything changed
 */
export function cancelSecond(doing: Doing, teller: Teller, double: Double): Promise<boolean> {
  const { siteId, secrets, now } = doing;
  return inSite(doing.db, siteId, async (tx) => {
    if (!(await cancelDouble(tx, double.doubleId))) return false;
    const first = await signUpById(tx, double.id);
    const held = first && first.state !== "cancelled" ? await hold(tx, first) : undefined;
    if (first && held) {
      const startsAt = held.what.sessionId === null ? null : (timeOf(held, now)?.startsAt ?? null);
      await tell({ tx, siteId, secrets, now, teller }, first, held.offering, {
        kind: "double-cancelled",
        startsAt,
      });
    }
    await writeAudit(tx, {
      event: "sign-up.changed",
      actor: doing.actor,
      subject: { kind: "sign-up", id: double.id },
      facts: { offering: double.offeringId, change: "cancel-second", by: "self" },
    });
    return true;
  });
}

async function apply(
  tx: Db,
  id: string,
  change: SignUpChange,
  by: "self" | "staff",
  now: Date,
): Promise<boolean> {
  if (change === "cancel") return cancelSignUp(tx, id, by, now);
  return change === "take" ? setState(tx, id, "asked", "seat") : setState(tx, id, "doubtful", "waiting");
}

async function tellOf(
  telling: Parameters<typeof tell>[0],
  signUp: SignUp,
  held: Held,
  change: SignUpChange,
): Promise<void> {
  const startsAt = held.what.sessionId === null ? null : (timeOf(held, telling.now)?.startsAt ?? null);
  const kind = change === "cancel" ? "cancelled" : signUp.state;
  if (kind === "cancelled" || kind === "seat" || kind === "waiting")
    await tell(telling, signUp, held.offering, { kind, startsAt });
}
