// SPDX-License-Identifier: EUPL-1.2
import { sql } from "kysely";
import type { Db } from "../../../../kernel/db/db.ts";
import type { Resource } from "../../rules/rooms/resource.ts";
import type { Guest } from "../guests.ts";

export type RequestState = "open" | "doubtful" | "accepted" | "refused" | "withdrawn";

/** That somebody asks for a room or machine; purpose, reason and code are sealed. */
export interface RoomRequest {
  id: string;
  resourceId: string;
  guestId: string | null;
  units: number;
  startsAt: Date;
  endsAt: Date;
  purpose: string | null;
  state: RequestState;
  reason: string | null;
  code: string | null;
  language: string;
  madeAt: Date;
}

const columns = sql`r.id, r.resource_id as "resourceId", r.guest_id as "guestId", r.units, r.starts_at as "startsAt",
  r.ends_at as "endsAt", r.purpose, r.state, r.reason, r.code, r.language, r.made_at as "madeAt"`;

const resourceColumns = sql`t.id, t.name, t.kind, t.units, t.capacity, t.equipment, t.opening`;

/** What residents may ask for, by kind and name. */
export async function askableResources(tx: Db): Promise<Resource[]> {
  const { rows } = await sql<Resource>`
    select ${resourceColumns} from programme.resource t where t.askable
    order by array_position(array['room', 'machine', 'vehicle', 'childcare'], t.kind), t.name limit 200`.execute(
    tx,
  );
  return rows;
}

/** @param lock one after the other books it */
export async function askableResource(tx: Db, id: string, lock = false): Promise<Resource | undefined> {
  const { rows } = await sql<Resource>`
    select ${resourceColumns} from programme.resource t where t.id = ${id} and t.askable ${
      lock ? sql`for update` : sql``
    }`.execute(tx);
  return rows[0];
}

export async function insertRequest(
  tx: Db,
  siteId: string,
  request: Omit<RoomRequest, "reason"> & { receipt: string },
): Promise<void> {
  const {
    id,
    resourceId,
    guestId,
    units,
    startsAt,
    endsAt,
    purpose,
    state,
    receipt,
    code,
    language,
    madeAt,
  } = request;
  await sql`
    insert into programme.room_request (site_id, id, resource_id, guest_id, units, starts_at, ends_at, purpose, state, receipt,
      code, language, made_at)
    values (${siteId}, ${id}, ${resourceId}, ${guestId}, ${units}, ${startsAt}, ${endsAt}, ${purpose}, ${state}, ${receipt},
      ${code}, ${language}, ${madeAt}) on conflict (site_id, receipt) do nothing`.execute(tx);
}

/** @param lock others who decide about it wait */
export async function requestById(tx: Db, id: string, lock = false): Promise<RoomRequest | undefined> {
  const { rows } = await sql<RoomRequest>`
    select ${columns} from programme.room_request r where r.id = ${id} ${lock ? sql`for update` : sql``}`.execute(
    tx,
  );
  return rows[0];
}

/** @param receipts what the code may be stored as, one for each secret key */
export async function requestByReceipt(
  tx: Db,
  receipts: string[],
): Promise<(RoomRequest & { resource: string }) | undefined> {
  const { rows } = await sql<RoomRequest & { resource: string }>`
    select ${columns}, t.name as resource from programme.room_request r
    join programme.resource t on t.site_id = r.site_id and t.id = r.resource_id
    where r.receipt = any(${receipts}::text[])`.execute(tx);
  return rows[0];
}

/** Writes what became of it. */
export async function decideRequest(
  tx: Db,
  id: string,
  decided: { state: RequestState; reason: string | null; by: string | null; at: Date },
): Promise<void> {
  const { state, reason, by, at } = decided;
  await sql`
    update programme.room_request set state = ${state}, reason = ${reason}, decided_by = ${by}, decided_at = ${at}
    where id = ${id}`.execute(tx);
}

/** The units that somebody is given belong to what they asked. */
export async function claimBookings(
  tx: Db,
  requestId: string,
  { resourceId, startsAt }: { resourceId: string; startsAt: Date },
  units: readonly number[],
): Promise<void> {
  await sql`
    update programme.booking set request_id = ${requestId} where resource_id = ${resourceId} and session_id is null
      and request_id is null and lower(during) = ${startsAt} and unit = any(${units}::integer[])`.execute(tx);
}

/** Gives back what somebody was given. */
export async function deleteRequestBookings(tx: Db, requestId: string): Promise<void> {
  await sql`delete from programme.booking where request_id = ${requestId}`.execute(tx);
}

/** What somebody asks for, with who it is. */
export interface RequestWithGuest extends RoomRequest {
  resource: Resource;
  guest: Guest | null;
}

/** What is to be decided and what was granted and is still to come, the next first. */
export async function comingRequests(tx: Db, now: Date, limit: number): Promise<RequestWithGuest[]> {
  const { rows } = await sql<RequestWithGuest>`
    select ${columns}, jsonb_build_object('id', t.id, 'name', t.name, 'kind', t.kind, 'units', t.units, 'capacity', t.capacity,
      'equipment', t.equipment, 'opening', t.opening) as resource,
      case when g.id is not null then jsonb_build_object('id', g.id, 'name', g.name, 'contactKind', g.contact_kind,
        'contact', g.contact, 'language', g.language) end as guest
    from programme.room_request r join programme.resource t on t.site_id = r.site_id and t.id = r.resource_id
    left join programme.guest g on g.site_id = r.site_id and g.id = r.guest_id
    where r.state in ('open', 'doubtful', 'accepted') and r.ends_at > ${now}
    order by r.state = 'accepted', r.starts_at, r.id limit ${limit}`.execute(tx);
  return rows;
}

/** How many wait for a decision. */
export async function countOpenRequests(tx: Db, now: Date): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::integer as count from programme.room_request
    where state in ('open', 'doubtful') and ends_at > ${now}`.execute(tx);
  return rows[0]?.count ?? 0;
}
