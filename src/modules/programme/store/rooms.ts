// SPDX-License-Identifier: EUPL-1.2
import { sql } from "kysely";
import type { Db } from "../../../kernel/db/db.ts";
import { newId } from "../../../kernel/id/id.ts";
import type { OfferingTexts } from "../rules/planning/offering.ts";
import type { BookedRoom } from "../rules/rooms/enough-room.ts";
import type { Resource } from "../rules/rooms/resource.ts";
import { titlesOf } from "./offerings.ts";

const columns = sql`r.id, r.name, r.kind, r.units, r.capacity, r.equipment, r.opening, r.askable`;

/** All rooms, machines, vehicles and childcare, by kind and name. */
export async function resourcesOf(tx: Db): Promise<Resource[]> {
  const { rows } = await sql<Resource>`
    select ${columns} from programme.resource r order by array_position(array['room', 'childcare', 'machine', 'vehicle'], r.kind),
      r.name`.execute(tx);
  return rows;
}

/** @param lock one after the other books it; without it two would ask for the same unit, and one would fail */
export async function resourceById(tx: Db, id: string, lock = false): Promise<Resource | undefined> {
  const { rows } = await sql<Resource>`
    select ${columns} from programme.resource r where r.id = ${id} ${lock ? sql`for update` : sql``}`.execute(
    tx,
  );
  return rows[0];
}

/** Enters something that can be booked, or changes it. @returns false where another one has this name */
export async function saveResource(tx: Db, siteId: string, resource: Resource): Promise<boolean> {
  const { id, name, kind, units, capacity, equipment, opening, askable = false } = resource;
  const { numAffectedRows } = await sql`
    insert into programme.resource as r (site_id, id, name, kind, units, capacity, equipment, opening, askable)
    select ${siteId}, ${id}, ${name}, ${kind}, ${units}, ${capacity}, ${equipment}, ${JSON.stringify(opening)}, ${askable}
    where not exists (select from programme.resource t where t.name = ${name} and t.id <> ${id})
    on conflict (site_id, id) do update set name = excluded.name, kind = excluded.kind, units = excluded.units,
      capacity = excluded.capacity, equipment = excluded.equipment, opening = excluded.opening, askable = excluded.askable`.execute(
    tx,
  );
  return numAffectedRows === 1n;
}

/** When somebody has something, and what for. */
export interface Booking {
  resourceId: string;
  startsAt: Date;
  endsAt: Date;
  units: number[];
  sessionId: string | null;
  reason: string;
  texts: OfferingTexts | null;
  /** Whose wish it was, if somebody asked for it. */
  requestId?: string | null;
}

/** What takes a resource in a time. @param except the session that is about to be moved */
export async function bookingsOf(
  tx: Db,
  resourceId: string,
  { startsAt, endsAt }: { startsAt: Date; endsAt: Date },
  except?: string,
): Promise<Booking[]> {
  const { rows } = await sql<Booking>`
    select b.resource_id as "resourceId", lower(b.during) as "startsAt", upper(b.during) as "endsAt",
      array_agg(b.unit order by b.unit) as units, b.session_id as "sessionId", b.reason, b.request_id as "requestId",
      (select ${titlesOf} from programme.session s join programme.offering o on o.site_id = s.site_id and o.id = s.offering_id
        where s.site_id = b.site_id and s.id = b.session_id) as texts
    from programme.booking b where b.resource_id = ${resourceId} and b.during && tstzrange(${startsAt}, ${endsAt})
      ${except === undefined ? sql`` : sql`and b.session_id is distinct from ${except}::uuid`}
    group by b.site_id, b.resource_id, b.during, b.session_id, b.reason, b.request_id order by lower(b.during) limit 500`.execute(
    tx,
  );
  return rows;
}

/** Gives units of a resource away; the database refuses one that somebody has. */
export async function insertBookings(
  tx: Db,
  siteId: string,
  booking: Pick<Booking, "resourceId" | "startsAt" | "endsAt" | "units" | "sessionId" | "reason">,
): Promise<void> {
  const { resourceId, startsAt, endsAt, units, sessionId, reason } = booking;
  await sql`
    insert into programme.booking (site_id, id, resource_id, unit, during, session_id, reason)
    select ${siteId}, b.id, ${resourceId}, b.unit, tstzrange(${startsAt}, ${endsAt}), ${sessionId}, ${reason}
    from unnest(${units.map(() => newId())}::uuid[], ${units}::integer[]) as b(id, unit)`.execute(tx);
}

/** Gives back what a session has. */
export async function deleteBookings(tx: Db, sessionId: string): Promise<void> {
  await sql`delete from programme.booking where session_id = ${sessionId}`.execute(tx);
}

/** Ends a blocked time, of all units that were blocked with one. @returns whether there was one */
export async function deleteBlocked(
  tx: Db,
  resourceId: string,
  { startsAt, unit }: { startsAt: Date; unit: number },
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    delete from programme.booking b using programme.booking one
    where b.resource_id = ${resourceId} and b.session_id is null and b.request_id is null
      and one.site_id = b.site_id and one.resource_id = b.resource_id and one.session_id is null and one.request_id is null
      and lower(one.during) = ${startsAt} and one.unit = ${unit}
      and b.during = one.during and b.reason is not distinct from one.reason`.execute(tx);
  return (numAffectedRows ?? 0n) > 0n;
}

/** What coming dates have booked, by date, and how many children are to come: those of an offering, or some of them. */
export async function bookedRoom(
  tx: Db,
  of: { offeringId: string } | { sessions: readonly string[] },
  now: Date,
): Promise<Map<string, BookedRoom>> {
  const { rows } = await sql<BookedRoom & { id: string }>`
    select s.id, coalesce(b.rooms, '{}') as rooms, case when b.without = 0 then b.capacity end as capacity,
      coalesce(b.childcare, 0) as childcare, coalesce(c.children, 0) as children
    from programme.session s join programme.offering o on o.site_id = s.site_id and o.id = s.offering_id
    left join lateral (
      select array_agg(r.name order by r.name) filter (where r.kind = 'room') as rooms,
        sum(r.capacity * t.units) filter (where r.kind = 'room')::integer as capacity,
        count(*) filter (where r.kind = 'room' and r.capacity is null) as without,
        sum(t.units) filter (where r.kind = 'childcare')::integer as childcare
      from (select resource_id, count(*) as units from programme.booking
        where site_id = s.site_id and session_id = s.id group by resource_id) t
      join programme.resource r on r.site_id = s.site_id and r.id = t.resource_id
    ) b on true
    left join lateral (
      select sum(cardinality(u.children))::integer as children from programme.sign_up u
      where u.site_id = s.site_id and u.offering_id = s.offering_id and u.guest_id is not null
        and (u.session_id = s.id or (u.session_id is null and o.sign_up = 'series')) and u.state in ('seat', 'asked')
    ) c on true
    where ${"offeringId" in of ? sql`s.offering_id = ${of.offeringId}` : sql`s.id = any(${of.sessions}::uuid[])`} and s.state = 'planned' and s.ends_at > ${now} limit 1000`.execute(
    tx,
  );
  return new Map(rows.map(({ id, ...booked }) => [id, booked]));
}
