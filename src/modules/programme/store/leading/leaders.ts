// SPDX-License-Identifier: EUPL-1.2
import { sql } from "kysely";
import type { Db } from "../../../../kernel/db/db.ts";
import type { Absence, LeaderTime } from "../../rules/leaders/availability.ts";
import type { OfferingTexts } from "../../rules/planning/offering.ts";
import { titlesOf } from "../offerings.ts";

/** When people can. */
export async function leaderTimes(
  tx: Db,
  people: readonly string[],
): Promise<(LeaderTime & { personId: string })[]> {
  const { rows } = await sql<LeaderTime & { personId: string }>`
    select person_id as "personId", weekday, from_time as "from", to_time as "to" from programme.leader_time
    where person_id = any(${people}::uuid[]) order by person_id, weekday`.execute(tx);
  return rows;
}

/** Writes all times of one person. */
export async function writeLeaderTimes(
  tx: Db,
  siteId: string,
  personId: string,
  times: readonly LeaderTime[],
): Promise<void> {
  await sql`delete from programme.leader_time where person_id = ${personId}`.execute(tx);
  await sql`
    insert into programme.leader_time (site_id, person_id, weekday, from_time, to_time)
    select ${siteId}, ${personId}, t.weekday, t."from", t."to" from jsonb_to_recordset(${JSON.stringify(times)}::jsonb)
      as t(weekday integer, "from" text, "to" text)`.execute(tx);
}

/** When people are away, from a day on. */
export async function absencesOf(
  tx: Db,
  people: readonly string[],
  from: string,
): Promise<(Absence & { id: string; personId: string })[]> {
  const { rows } = await sql<Absence & { id: string; personId: string }>`
    select id, person_id as "personId", first_day::text as "firstDay", last_day::text as "lastDay"
    from programme.leader_absence where person_id = any(${people}::uuid[]) and last_day >= ${from}::date
    order by first_day, id limit 1000`.execute(tx);
  return rows;
}

export async function insertAbsence(
  tx: Db,
  siteId: string,
  { id, personId, firstDay, lastDay }: Absence & { id: string; personId: string },
): Promise<void> {
  await sql`
    insert into programme.leader_absence (site_id, id, person_id, first_day, last_day)
    values (${siteId}, ${id}, ${personId}, ${firstDay}, ${lastDay})`.execute(tx);
}

/** @returns whether this person had it */
export async function deleteAbsence(tx: Db, id: string, personId: string): Promise<boolean> {
  const { numAffectedRows } = await sql`
    delete from programme.leader_absence where id = ${id} and person_id = ${personId}`.execute(tx);
  return numAffectedRows === 1n;
}

/** Somebody who runs a session, and what else they run at the same time. */
export interface LeaderClash {
  sessionId: string;
  personId: string;
  texts: OfferingTexts;
  startsAt: Date;
}

/** What the leaders of an offering run elsewhere while one of its coming sessions is. */
export async function leaderClashes(tx: Db, offeringId: string, now: Date): Promise<LeaderClash[]> {
  const { rows } = await sql<LeaderClash>`
    select mine.id as "sessionId", own.person_id as "personId", ${titlesOf} as texts, s.starts_at as "startsAt"
    from programme.session mine
    join programme.leader own on own.site_id = mine.site_id and own.offering_id = mine.offering_id
    join programme.leader l on l.site_id = own.site_id and l.person_id = own.person_id
    join programme.session s on s.site_id = l.site_id and s.offering_id = l.offering_id and s.id <> mine.id
      and s.state = 'planned' and s.starts_at < mine.ends_at and s.ends_at > mine.starts_at
    join programme.offering o on o.site_id = s.site_id and o.id = s.offering_id
    where mine.offering_id = ${offeringId} and mine.state = 'planned' and mine.ends_at > ${now}
    order by mine.starts_at, s.starts_at limit 200`.execute(tx);
  return rows;
}
