// SPDX-License-Identifier: EUPL-1.2
import type { Db } from "../../../../kernel/db/db.ts";
import type { Need } from "../../rules/planning/offering.ts";
import { freeUnits, isOpenFor, type Resource } from "../../rules/rooms/resource.ts";
import { type Booking, bookingsOf, deleteBookings, insertBookings, resourceById } from "../../store/rooms.ts";

/** Why a room or machine cannot be had: too few are free, or it is closed then. */
export interface Clash {
  kind: "taken" | "closed";
  resource: Pick<Resource, "name" | "units" | "opening">;
  startsAt: Date;
  endsAt: Date;
  wanted: number;
  free: number;
  /** Who has it. */
  others: Booking[];
}

/**
 * Books rooms and machines for a session in the place of what it has; where something is taken or closed nothing changes and it is
 * said what.
 *
 * @param needs sorted by resource, so that two who want the same things never wait for each other
 */
export async function bookNeeds(
  tx: Db,
  siteId: string,
  needs: readonly Need[],
  session: { id: string; startsAt: Date; endsAt: Date },
): Promise<Clash[]> {
  const { startsAt, endsAt, id: sessionId } = session;
  const clashes: Clash[] = [];
  const granted: { resourceId: string; units: number[] }[] = [];
  for (const { resourceId, units: wanted } of [...needs].sort((a, b) =>
    a.resourceId < b.resourceId ? -1 : 1,
  )) {
    const resource = await resourceById(tx, resourceId, true);
    if (!resource) continue;
    const others = await bookingsOf(tx, resourceId, { startsAt, endsAt }, sessionId);
    const taken = others.flatMap(({ units }) => units);
    const units = freeUnits(resource.units, taken, wanted);
    const free = resource.units - new Set(taken).size;
    const clash = { resource, startsAt, endsAt, wanted, free, others };
    if (!isOpenFor(resource.opening, startsAt, endsAt)) clashes.push({ kind: "closed", ...clash });
    else if (units) granted.push({ resourceId, units });
    else clashes.push({ kind: "taken", ...clash });
  }
  if (clashes.length > 0) return clashes;
  await deleteBookings(tx, sessionId);
  for (const { resourceId, units } of granted)
    await insertBookings(tx, siteId, { resourceId, units, startsAt, endsAt, sessionId, reason: "" });
  return [];
}
