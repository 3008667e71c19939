// SPDX-License-Identifier: EUPL-1.2
import { sql } from "kysely";
import type { Db } from "../../../../kernel/db/db.ts";
import type { KnownAnswer } from "../../../../kernel/fetch/fetch-foreign.ts";
import type { ReadingProblem } from "../../rules/calendars/next-reading.ts";
import type { CalendarWords } from "../../rules/calendars/read-subscription.ts";
import type { CalendarProblem } from "../../rules/ical/occurrence.ts";

/** A foreign calendar. */
export interface Calendar extends CalendarWords, KnownAnswer {
  id: string;
  /** Null for one that was sent as a file. */
  address: string | null;
  state: "new" | "fine" | "failed";
  problem: ReadingProblem | null;
  /** In a row. */
  failures: number;
  /** What of the file could not be read. */
  leftOut: CalendarProblem[];
  /** When it was asked for last. */
  checkedAt: Date | null;
  /** When it was last had, changed or not: of then its entries are. */
  fineAt: Date | null;
  /** When its entries were read last. */
  readAt: Date | null;
}

/** A calendar in the list, with how many coming entries it has. */
export interface ListedCalendar extends Calendar {
  coming: number;
  hidden: number;
}

const columns = sql`c.id, c.name, c.address, c.kind, c.area, c.state, c.problem, c.failures, c.left_out as "leftOut", c.etag,
  c.last_modified as "lastModified", c.checked_at as "checkedAt",
  c.fine_at as "fineAt", c.read_at as "readAt"`;

/** All calendars, those that need somebody first. */
export async function calendarsOf(tx: Db, now: Date): Promise<ListedCalendar[]> {
  const { rows } = await sql<ListedCalendar>`
    select ${columns}, n.coming, n.hidden from programme.calendar c
    cross join lateral (select count(*) filter (where e.shown)::integer as coming,
      count(*) filter (where e.hidden)::integer as hidden from programme.foreign_event e
      where e.site_id = c.site_id and e.calendar_id = c.id and e.ends_at > ${now}) n
    order by c.state = 'failed' desc, c.name`.execute(tx);
  return rows;
}

/** @param lock makes others wait who want to change it or its entries */
export async function calendarById(tx: Db, id: string, lock = false): Promise<Calendar | undefined> {
  const { rows } = await sql<Calendar>`
    select ${columns} from programme.calendar c where c.id = ${id} ${lock ? sql`for update` : sql``}`.execute(
    tx,
  );
  return rows[0];
}

/** The calendar of this name. */
export async function calendarByName(tx: Db, name: string): Promise<Calendar | undefined> {
  const { rows } =
    await sql<Calendar>`select ${columns} from programme.calendar c where c.name = ${name}`.execute(tx);
  return rows[0];
}

/** Enters a calendar. @returns false where there is one of this name or address */
export async function insertCalendar(
  tx: Db,
  siteId: string,
  made: CalendarWords & { id: string; address: string | null; by: string | null; at: Date },
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    insert into programme.calendar (site_id, id, name, address, kind, area, next_at, created_by, created_at)
    values (${siteId}, ${made.id}, ${made.name}, ${made.address}, ${made.kind}, ${made.area},
      ${made.address === null ? null : made.at}, ${made.by}, ${made.at}) on conflict do nothing`.execute(tx);
  return numAffectedRows === 1n;
}

/** Changes how a calendar is called and sorted in. @returns false where another one has this name */
export async function setCalendarWords(
  tx: Db,
  id: string,
  { name, kind, area }: CalendarWords,
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update programme.calendar c set name = ${name}, kind = ${kind}, area = ${area} where c.id = ${id}
      and not exists (select from programme.calendar d where d.site_id = c.site_id and d.name = ${name} and d.id <> c.id)`.execute(
    tx,
  );
  return numAffectedRows === 1n;
}

/** Its entries go with it. @returns whether it was there */
export async function deleteCalendar(tx: Db, id: string): Promise<boolean> {
  const { numAffectedRows } = await sql`delete from programme.calendar where id = ${id}`.execute(tx);
  return numAffectedRows === 1n;
}

/** Calendars whose time has come; they are not given out again before `until`. */
export async function claimDueCalendars(tx: Db, now: Date, until: Date, limit: number): Promise<Calendar[]> {
  const { rows } = await sql<Calendar>`
    update programme.calendar c set next_at = ${until} where c.id in (
      select id from programme.calendar where next_at <= ${now} order by next_at limit ${limit} for update skip locked)
    returning ${columns}`.execute(tx);
  return rows;
}

/** It was asked for and is well. `read`: its entries were read, else it has not changed. */
export async function setFine(
  tx: Db,
  id: string,
  {
    at,
    next,
    answer,
    read,
  }: { at: Date; next: Date | null; answer: KnownAnswer; read: CalendarProblem[] | undefined },
): Promise<void> {
  await sql`
    update programme.calendar set state = 'fine', problem = null, failures = 0, checked_at = ${at}, fine_at = ${at},
      next_at = ${next}, etag = ${answer.etag}, last_modified = ${answer.lastModified}
      ${read ? sql`, read_at = ${at}, left_out = ${JSON.stringify(read)}::jsonb` : sql``} where id = ${id}`.execute(
    tx,
  );
}

/** It could not be had; its entries stay as they were read last. */
export async function setFailed(
  tx: Db,
  id: string,
  { at, next, problem }: { at: Date; next: Date | null; problem: ReadingProblem },
): Promise<void> {
  await sql`
    update programme.calendar set state = 'failed', problem = ${problem}, failures = failures + 1, checked_at = ${at},
      next_at = ${next} where id = ${id}`.execute(tx);
}
