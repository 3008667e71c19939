// SPDX-License-Identifier: EUPL-1.2
import { writeAudit } from "../../../../kernel/audit/store/write-audit.ts";
import { inSite } from "../../../../kernel/db/in-site.ts";
import { newId } from "../../../../kernel/id/id.ts";
import { ok, type Result, refuse } from "../../../../kernel/result/result.ts";
import type { Doing } from "../../../accounts/index.ts";
import type { Block } from "../../rules/rooms/read-block.ts";
import { freeUnits, type Resource } from "../../rules/rooms/resource.ts";
import { bookingsOf, deleteBlocked, insertBookings, resourceById, saveResource } from "../../store/rooms.ts";
import type { Clash } from "./book-needs.ts";

/** Enters a room or machine, or changes it. @param id undefined for a new one */
export async function keepResource(
  doing: Doing,
  id: string | undefined,
  resource: Omit<Resource, "id">,
): Promise<Result<string, "name-taken" | "no-such-resource">> {
  return inSite(doing.db, doing.siteId, async (tx) => {
    if (id !== undefined && !(await resourceById(tx, id, true))) return refuse("no-such-resource");
    const kept = id ?? newId();
    if (!(await saveResource(tx, doing.siteId, { id: kept, ...resource }))) return refuse("name-taken");
    const { kind, units } = resource;
    await writeAudit(tx, {
      event: "resource.saved",
      actor: doing.actor,
      subject: { kind: "resource", id: kept },
      facts: { kind, units },
    });
    return ok(kept);
  });
}

/** Keeps a room, or some of several machines, free of bookings for a time. @returns refused with what is booked there */
export async function blockResource(
  doing: Doing,
  id: string,
  { startsAt, endsAt, reason, units: some }: Omit<Block, "units"> & { units?: Block["units"] },
): Promise<Result<void, "no-such-resource" | Clash>> {
  return inSite(doing.db, doing.siteId, async (tx) => {
    const resource = await resourceById(tx, id, true);
    if (!resource) return refuse("no-such-resource");
    const others = await bookingsOf(tx, id, { startsAt, endsAt });
    const taken = others.flatMap(({ units }) => units);
    const free = resource.units - new Set(taken).size;
    const wanted = Math.min(some ?? resource.units, resource.units);
    const units = freeUnits(resource.units, taken, wanted);
    if (!units) return refuse({ kind: "taken", resource, startsAt, endsAt, wanted, free, others });
    await insertBookings(tx, doing.siteId, {
      resourceId: id,
      units,
      startsAt,
      endsAt,
      sessionId: null,
      reason,
    });
    await writeAudit(tx, {
      event: "resource.blocked",
      actor: doing.actor,
      subject: { kind: "resource", id },
    });
    return ok(undefined);
  });
}

/** Ends a blocked time. @param which its beginning, and one of its units @returns whether there was one */
export async function unblockResource(
  doing: Doing,
  id: string,
  which: { startsAt: Date; unit: number },
): Promise<boolean> {
  return inSite(doing.db, doing.siteId, async (tx) => {
    const done = await deleteBlocked(tx, id, which);
    if (done)
      await writeAudit(tx, {
        event: "resource.unblocked",
        actor: doing.actor,
        subject: { kind: "resource", id },
      });
    return done;
  });
}
