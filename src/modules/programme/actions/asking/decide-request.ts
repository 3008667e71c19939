// SPDX-License-Identifier: EUPL-1.2
import { writeAudit } from "../../../../kernel/audit/store/write-audit.ts";
import { inSite } from "../../../../kernel/db/in-site.ts";
import { ok, type Result, refuse } from "../../../../kernel/result/result.ts";
import type { Doing } from "../../../accounts/index.ts";
import { freeUnits } from "../../rules/rooms/resource.ts";
import {
  claimBookings,
  decideRequest,
  deleteRequestBookings,
  type RoomRequest,
  requestById,
} from "../../store/asking/room-requests.ts";
import { bookingsOf, insertBookings, resourceById } from "../../store/rooms.ts";
import type { Clash } from "../rooms/book-needs.ts";
import type { Teller } from "../sign-up/tell.ts";
import { sealRefusal } from "./sealed-request.ts";
import { tellAsker } from "./tell-asker.ts";

export type DecisionRefusal = "no-such-request" | "decided" | "over" | Clash;

const waits = ({ state }: RoomRequest): boolean => state === "open" || state === "doubtful";
const personOf = ({ actor }: Doing): string | null => (actor.kind === "person" ? actor.id : null);

/**
 * Grants what somebody asked for and books it in the same moment.
 *
 * @param words what stands in the calendar of the room, which names nobody
 * @returns refused with what is booked there meanwhile
 */
export function grantRequest(
  doing: Doing,
  teller: Teller,
  id: string,
  words: string,
): Promise<Result<void, DecisionRefusal>> {
  const { siteId, secrets, now, actor } = doing;
  return inSite(doing.db, siteId, async (tx) => {
    const request = await requestById(tx, id, true);
    const resource = request && (await resourceById(tx, request.resourceId, true));
    if (!request || !resource) return refuse("no-such-request");
    if (!waits(request)) return refuse("decided");
    const { resourceId, startsAt, endsAt, units: wanted } = request;
    if (endsAt <= now) return refuse("over");
    const others = await bookingsOf(tx, resourceId, { startsAt, endsAt });
    const taken = others.flatMap(({ units }) => units);
    const units = freeUnits(resource.units, taken, wanted);
    const free = resource.units - new Set(taken).size;
    if (!units) return refuse({ kind: "taken", resource, startsAt, endsAt, wanted, free, others });
    await insertBookings(tx, siteId, { resourceId, units, startsAt, endsAt, sessionId: null, reason: words });
    await claimBookings(tx, id, { resourceId, startsAt }, units);
    await decideRequest(tx, id, { state: "accepted", reason: null, by: personOf(doing), at: now });
    await tellAsker({ tx, siteId, secrets, now, teller }, request, resource, "request-accepted");
    await writeAudit(tx, {
      event: "request.decided",
      actor,
      subject: { kind: "room-request", id },
      facts: { state: "accepted" },
    });
    return ok(undefined);
  });
}

/** Says no, with a reason that the person reads; what was granted before is given back. */
export function denyRequest(
  doing: Doing,
  teller: Teller,
  id: string,
  reason: string,
): Promise<Result<void, "no-such-request" | "decided">> {
  const { siteId, secrets, now, actor } = doing;
  return inSite(doing.db, siteId, async (tx) => {
    const request = await requestById(tx, id, true);
    const resource = request && (await resourceById(tx, request.resourceId));
    if (!request || !resource) return refuse("no-such-request");
    if (!waits(request) && request.state !== "accepted") return refuse("decided");
    await deleteRequestBookings(tx, id);
    const sealed = sealRefusal(secrets, siteId, id, reason);
    await decideRequest(tx, id, { state: "refused", reason: sealed, by: personOf(doing), at: now });
    await tellAsker({ tx, siteId, secrets, now, teller }, request, resource, "request-refused", reason);
    await writeAudit(tx, {
      event: "request.decided",
      actor,
      subject: { kind: "room-request", id },
      facts: { state: "refused" },
    });
    return ok(undefined);
  });
}

/** Whoever asked does not need it any more; what they were given is free again. @returns whether anything changed */
export function withdrawRequest(doing: Doing, id: string): Promise<boolean> {
  const { siteId, now, actor } = doing;
  return inSite(doing.db, siteId, async (tx) => {
    const request = await requestById(tx, id, true);
    if (!request || request.endsAt <= now || !(waits(request) || request.state === "accepted")) return false;
    await deleteRequestBookings(tx, id);
    await decideRequest(tx, id, { state: "withdrawn", reason: null, by: null, at: now });
    await writeAudit(tx, { event: "request.withdrawn", actor, subject: { kind: "room-request", id } });
    return true;
  });
}
