// SPDX-License-Identifier: EUPL-1.2
import { type RawBuilder, sql } from "kysely";
import { dayAfter, dayIn, startOf } from "../../../../kernel/clock/berlin.ts";
import type { Db } from "../../../../kernel/db/db.ts";
import { newId } from "../../../../kernel/id/id.ts";
import type { Entry } from "../../rules/calendars/entry.ts";
import { endOf, hoursOf, type ListQuestion } from "../../rules/list/question.ts";
import { conditionsOf } from "../listing.ts";

/** What a reading of a calendar changed. */
export interface Taken {
  written: number;
  gone: number;
}

/**
 * Makes the coming entries of a calendar what its file says: new ones come in, changed ones change, vanished ones go. One that an
 * editor has hidden stays, so that it is still hidden when it comes back.
 */
export async function writeEntries(
  tx: Db,
  siteId: string,
  calendarId: string,
  entries: readonly Entry[],
  now: Date,
): Promise<Taken> {
  const rows = JSON.stringify(entries.map((entry) => ({ id: newId(), ...entry })));
  const given = sql`jsonb_to_recordset(${rows}::jsonb) as r(id uuid, "eventKey" text, "twinKey" text, "placeKey" text,
    "startsAt" timestamptz, "endsAt" timestamptz, "allDay" boolean, title text, description text, location text, url text,
    cancelled boolean)`;
  const written = await sql`
    insert into programme.foreign_event as e (site_id, id, calendar_id, event_key, twin_key, place_key, starts_at, ends_at, all_day,
      title, description, location, url, cancelled, changed_at)
    select distinct on (r."eventKey") ${siteId}::uuid, r.id, ${calendarId}::uuid, r."eventKey", r."twinKey", r."placeKey", r."startsAt",
      r."endsAt", r."allDay", r.title, r.description, r.location, r.url, r.cancelled, ${now}::timestamptz
    from ${given} order by r."eventKey", r."startsAt"
    on conflict (site_id, calendar_id, event_key) do update set twin_key = excluded.twin_key, place_key = excluded.place_key,
      starts_at = excluded.starts_at, ends_at = excluded.ends_at, all_day = excluded.all_day, title = excluded.title,
      description = excluded.description, location = excluded.location, url = excluded.url, cancelled = excluded.cancelled,
      changed_at = excluded.changed_at
    where (e.starts_at, e.ends_at, e.all_day, e.title, e.description, e.location, e.cancelled) is distinct from
      (excluded.starts_at, excluded.ends_at, excluded.all_day, excluded.title, excluded.description, excluded.location,
        excluded.cancelled) or e.url is distinct from excluded.url`.execute(tx);
  const gone = await sql`
    delete from programme.foreign_event where calendar_id = ${calendarId} and ends_at > ${now} and not hidden
      and event_key not in (select r."eventKey" from ${given})`.execute(tx);
  return { written: Number(written.numAffectedRows ?? 0n), gone: Number(gone.numAffectedRows ?? 0n) };
}

/** Which of some ids are sessions of our own. */
export async function ownSessions(tx: Db, ids: readonly string[]): Promise<Set<string>> {
  if (ids.length === 0) return new Set();
  const { rows } = await sql<{ id: string }>`
    select id from programme.session where id = any(${[...ids]}::uuid[])`.execute(tx);
  return new Set(rows.map(({ id }) => id));
}

/**
 * Works out anew which entries are shown: of those that are the same event the one that came first, and none if one of them is hidden.
 * The same are those with one UID and RECURRENCE-ID, and those that begin at the same time under the same title, unless they name
 * different places.
 */
export async function showOnce(tx: Db): Promise<void> {
  const samePlace = sql`(d.place_key = '' or e.place_key = '' or starts_with(d.place_key, e.place_key)
    or starts_with(e.place_key, d.place_key))`;
  const stands = sql`(d.hidden or d.id < e.id)`;
  await sql`
    update programme.foreign_event e set shown = n.shown from (
      select e.site_id, e.id, not e.hidden
        and not exists (select from programme.foreign_event d where d.site_id = e.site_id and d.event_key = e.event_key
          and d.id <> e.id and ${stands})
        and not exists (select from programme.foreign_event d where d.site_id = e.site_id and d.twin_key = e.twin_key
          and d.id <> e.id and ${samePlace} and ${stands}) as shown
      from programme.foreign_event e) n
    where n.site_id = e.site_id and n.id = e.id and n.shown <> e.shown`.execute(tx);
}

/** An entry as the staff sees it. */
export interface StaffEntry extends Omit<Entry, "eventKey" | "twinKey" | "placeKey"> {
  id: string;
  hidden: boolean;
  shown: boolean;
}

const columns = sql`e.id, e.starts_at as "startsAt", e.ends_at as "endsAt", e.all_day as "allDay", e.title, e.description,
  e.location, e.url, e.cancelled`;

/** The coming entries of a calendar. */
export async function entriesOf(tx: Db, calendarId: string, now: Date, limit: number): Promise<StaffEntry[]> {
  const { rows } = await sql<StaffEntry>`
    select ${columns}, e.hidden, e.shown from programme.foreign_event e
    where e.calendar_id = ${calendarId} and e.ends_at > ${now} order by e.starts_at, e.id limit ${limit}`.execute(
    tx,
  );
  return rows;
}

/** Hides an entry, or shows it again. @returns the id of its calendar, or undefined where it is not there */
export async function setHidden(tx: Db, id: string, hidden: boolean): Promise<string | undefined> {
  const { rows } = await sql<{ calendar: string }>`
    update programme.foreign_event set hidden = ${hidden} where id = ${id} returning calendar_id as calendar`.execute(
    tx,
  );
  return rows[0]?.calendar;
}

/** An entry as the public list has it. */
export interface ForeignEvent extends Omit<Entry, "eventKey" | "twinKey" | "placeKey"> {
  id: string;
  kind: string;
  /** Whose calendar it is from, where that is, and when it was last seen there. */
  source: { name: string; address: string | null; at: Date };
}

/** The conditions of a question on entry `e` of calendar `c`. */
export function conditionsOn(question: ListQuestion, now: Date): RawBuilder<unknown> {
  const { zeitraum, tag, art, sprache, fuer, gebiet, betreuung, tageszeit } = question;
  // Nobody said of a foreign entry who it is for.
  if (sprache || fuer || betreuung) return sql`false`;
  const end = endOf(zeitraum, now);
  const all = [sql`e.shown and e.ends_at > ${now}`];
  if (end) all.push(sql`e.starts_at < ${end}`);
  if (tag) all.push(sql`e.starts_at < ${startOf(dayAfter(tag, 1))} and e.ends_at > ${startOf(tag)}`);
  if (art) all.push(sql`c.kind = ${art}`);
  if (gebiet) all.push(sql`c.area = ${gebiet}`);
  if (tageszeit) {
    const [from, to] = hoursOf[tageszeit];
    const hour = sql`extract(hour from e.starts_at at time zone 'Europe/Berlin')`;
    all.push(sql`not e.all_day and ${hour} >= ${from} and ${hour} < ${to}`);
  }
  return sql.join(all, sql` and `);
}

/** Entry `e` with calendar `c`. */
export const withCalendar = sql`programme.foreign_event e
  join programme.calendar c on c.site_id = e.site_id and c.id = e.calendar_id`;

/** Whether any foreign entry is to come: without one the list needs none of the rest. */
export async function hasForeign(tx: Db, now: Date): Promise<boolean> {
  const { rows } = await sql`
    select from programme.foreign_event e where e.shown and e.ends_at > ${now} limit 1`.execute(tx);
  return rows.length > 0;
}

/** How a page of the list is made up of own sessions and foreign entries. */
export interface Mixture {
  /** Own sessions on the pages before, and on this one. */
  ownBefore: number;
  own: number;
  /** Ids of the foreign entries on this page. */
  foreign: string[];
  /** Of both, on all pages. */
  total: number;
}

/** Which own sessions and foreign entries stand on a page of the list, by their beginning; what has begun before today by today. */
export async function mixtureOf(
  tx: Db,
  question: ListQuestion,
  { now, size }: { now: Date; size: number },
): Promise<Mixture> {
  const from = (question.seite - 1) * size;
  const { rows } = await sql<Omit<Mixture, "foreign"> & { foreign: string[] | null }>`
    select count(*) filter (where not f and n <= ${from})::integer as "ownBefore",
      count(*) filter (where not f and n > ${from} and n <= ${from + size})::integer as own,
      array_agg(id::text order by n) filter (where f and n > ${from} and n <= ${from + size}) as foreign, count(*)::integer as total
    from (select id, f, row_number() over (order by at, id) as n from (
      select s.starts_at as at, s.id, false as f from programme.session s
      join programme.offering o on o.site_id = s.site_id and o.id = s.offering_id where ${conditionsOf(question, now)}
      union all select greatest(e.starts_at, ${startOf(dayIn(now))}::timestamptz), e.id, true from ${withCalendar}
        where ${conditionsOn(question, now)}) each) numbered`.execute(tx);
  const [found] = rows;
  return found ? { ...found, foreign: found.foreign ?? [] } : { ownBefore: 0, own: 0, foreign: [], total: 0 };
}

/** Entries by id, those that begin first first. */
export async function foreignEvents(tx: Db, ids: readonly string[]): Promise<ForeignEvent[]> {
  interface Row extends Omit<ForeignEvent, "source"> {
    sourceName: string;
    sourceAddress: string | null;
    sourceAt: Date;
  }
  const { rows } = await sql<Row>`
    select ${columns}, c.kind, c.name as "sourceName", c.address as "sourceAddress", c.fine_at as "sourceAt"
    from ${withCalendar} where e.id = any(${ids}::uuid[]) order by e.starts_at, e.id`.execute(tx);
  return rows.map(({ sourceName: name, sourceAddress: address, sourceAt: at, ...event }) => ({
    ...event,
    source: { name, address, at },
  }));
}

/** Forgets entries whose time is over. */
export async function forgetEntries(tx: Db, before: Date): Promise<void> {
  await sql`delete from programme.foreign_event where ends_at < ${before}`.execute(tx);
}
