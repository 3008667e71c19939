// SPDX-License-Identifier: EUPL-1.2
import { writeAudit } from "../../../../kernel/audit/store/write-audit.ts";
import { inSite } from "../../../../kernel/db/in-site.ts";
import { newId } from "../../../../kernel/id/id.ts";
import { ok, type Result, refuse } from "../../../../kernel/result/result.ts";
import type { Doing } from "../../../accounts/index.ts";
import type { RoomWish } from "../../rules/asking/read-wish.ts";
import { freeUnits, isOpenFor } from "../../rules/rooms/resource.ts";
import type { SignUpWish } from "../../rules/sign-up/read-sign-up.ts";
import {
  askableResource,
  insertRequest,
  type RoomRequest,
  requestById,
  requestByReceipt,
} from "../../store/asking/room-requests.ts";
import { bookingsOf } from "../../store/rooms.ts";
import { guestFor } from "../guests/guest-for.ts";
import { receiptDigest, receiptDigests } from "../sign-up/receipt.ts";
import { sealCode } from "../sign-up/sealed-guest.ts";
import type { Teller } from "../sign-up/tell.ts";
import { sealPurpose } from "./sealed-request.ts";
import { tellAsker } from "./tell-asker.ts";

/** A request as it comes. */
export interface Asking {
  resourceId: string;
  wish: RoomWish;
  who: Pick<SignUpWish, "name" | "contact" | "contactKind" | "language">;
  /** The code on the receipt, as digits. */
  code: string;
  /** It may come from a program. */
  doubtful: boolean;
}

export type AskRefusal = "no-such-resource" | "closed" | "taken";

/** Asks for a room or machine that is free then; staff decides. The same form sent twice is one request. */
export async function askForRoom(
  doing: Doing,
  teller: Teller,
  { resourceId, wish, who, code, doubtful }: Asking,
): Promise<Result<RoomRequest, AskRefusal>> {
  const { siteId, secrets, now } = doing;
  return inSite(doing.db, siteId, async (tx) => {
    const resource = await askableResource(tx, resourceId, true);
    const known = await requestByReceipt(tx, receiptDigests(secrets, siteId, code));
    if (known) return ok(known);
    if (!resource) return refuse("no-such-resource");
    const { startsAt, endsAt, units } = wish;
    if (!isOpenFor(resource.opening, startsAt, endsAt)) return refuse("closed");
    const taken = (await bookingsOf(tx, resourceId, { startsAt, endsAt })).flatMap(
      (booking) => booking.units,
    );
    if (!freeUnits(resource.units, taken, units)) return refuse("taken");
    const guest = await guestFor(tx, doing, who, { apart: doubtful });
    const id = newId();
    await insertRequest(tx, siteId, {
      id,
      resourceId,
      guestId: guest.id,
      units,
      startsAt,
      endsAt,
      purpose: sealPurpose(secrets, siteId, id, wish.purpose),
      state: doubtful ? "doubtful" : "open",
      receipt: receiptDigest(secrets, siteId, code),
      code: sealCode(secrets, siteId, id, code),
      language: who.language,
      madeAt: now,
    });
    const made = await requestById(tx, id);
    if (!made) throw new Error("A request that was just made is not there.");
    if (!doubtful) await tellAsker({ tx, siteId, secrets, now, teller }, made, resource, "request-made");
    await writeAudit(tx, {
      event: "request.made",
      actor: doing.actor,
      subject: { kind: "room-request", id },
      facts: { resource: resourceId, units, state: made.state },
    });
    return ok(made);
  });
}
