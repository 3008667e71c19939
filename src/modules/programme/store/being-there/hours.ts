// SPDX-License-Identifier: EUPL-1.2
import { type RawBuilder, sql } from "kysely";
import type { Db } from "../../../../kernel/db/db.ts";
import type { Guest } from "../guests.ts";

/** How long somebody was there over all offerings, and when their entry form was filled in (a day). */
export interface GuestHours {
  minutes: number;
  formDoneOn: string | null;
}

export const noHours: GuestHours = { minutes: 0, formDoneOn: null };

const guestColumns = sql`g.id, g.name, g.contact_kind as "contactKind", g.contact, g.language`;
const formDay: RawBuilder<unknown> = sql`to_char(f.done_on, 'YYYY-MM-DD') as "formDoneOn"`;

/** Hours of people by their id; whoever was never there and has no form is not among them. */
export async function hoursOfGuests(tx: Db, ids: readonly string[]): Promise<Map<string, GuestHours>> {
  if (ids.length === 0) return new Map();
  const { rows } = await sql<GuestHours & { id: string }>`
    select g.id, coalesce(a.minutes, 0)::integer as minutes, ${formDay}
    from unnest(${ids}::uuid[]) as g(id)
    left join lateral (select sum(minutes) as minutes from programme.attendance where guest_id = g.id) a on true
    left join programme.entry_form f on f.guest_id = g.id
    where a.minutes > 0 or f.done_on is not null`.execute(tx);
  return new Map(rows.map(({ id, ...hours }) => [id, hours]));
}

/** Those who were there for so long and whose entry form is not there, the longest first. */
export async function guestsWithoutForm(
  tx: Db,
  minutes: number,
  limit: number,
): Promise<(Guest & GuestHours)[]> {
  const { rows } = await sql<Guest & GuestHours>`
    select ${guestColumns}, a.minutes, null as "formDoneOn" from (
      select guest_id, sum(minutes)::integer as minutes from programme.attendance where guest_id is not null
      group by guest_id having sum(minutes) >= ${minutes}) a
    join programme.guest g on g.id = a.guest_id
    where not exists (select from programme.entry_form f where f.site_id = g.site_id and f.guest_id = g.id)
    order by a.minutes desc, g.id limit ${limit}`.execute(tx);
  return rows;
}

/** How many those are: at the first limit and at the second. */
export async function countWithoutForm(
  tx: Db,
  { warnMinutes, formMinutes }: { warnMinutes: number; formMinutes: number },
): Promise<{ soon: number; due: number }> {
  const { rows } = await sql<{ soon: number; due: number }>`
    select count(*) filter (where minutes < ${formMinutes})::integer as soon,
      count(*) filter (where minutes >= ${formMinutes})::integer as due from (
      select a.guest_id, sum(a.minutes) as minutes from programme.attendance a
      where a.guest_id is not null and not exists (
        select from programme.entry_form f where f.site_id = a.site_id and f.guest_id = a.guest_id)
      group by a.guest_id having sum(a.minutes) >= ${warnMinutes}) over_it`.execute(tx);
  return rows[0] ?? { soon: 0, due: 0 };
}

/** Writes down on which day the entry form was filled in; null takes it back. @returns whether anything changed */
export async function setEntryForm(
  tx: Db,
  siteId: string,
  { guestId, day, by, at }: { guestId: string; day: string | null; by: string | null; at: Date },
): Promise<boolean> {
  const { numAffectedRows } =
    day === null
      ? await sql`delete from programme.entry_form where guest_id = ${guestId}`.execute(tx)
      : await sql`
          insert into programme.entry_form as f (site_id, guest_id, done_on, recorded_by, recorded_at)
          values (${siteId}, ${guestId}, ${day}, ${by}, ${at})
          on conflict (site_id, guest_id) do update set done_on = excluded.done_on, recorded_by = excluded.recorded_by,
            recorded_at = excluded.recorded_at where f.done_on <> excluded.done_on`.execute(tx);
  return numAffectedRows === 1n;
}
