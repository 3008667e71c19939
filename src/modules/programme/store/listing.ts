// SPDX-License-Identifier: EUPL-1.2
import { type RawBuilder, sql } from "kysely";
import { dayAfter, startOf } from "../../../kernel/clock/berlin.ts";
import type { Db } from "../../../kernel/db/db.ts";
import { endOf, hoursOf, type ListQuestion } from "../rules/list/question.ts";
import type { OfferingTexts } from "../rules/planning/offering.ts";
import type { Place } from "../rules/planning/place.ts";
import { textsOf, titlesOf, whereOf } from "./offerings.ts";
import { pictureDigest } from "./open/pictures.ts";

/** A session as the public list has it. */
export interface ListedSession {
  id: string;
  shortId: string;
  kind: string;
  startsAt: Date;
  endsAt: Date;
  state: "planned" | "cancelled";
  texts: OfferingTexts;
  place: string;
  address: string;
  /** Whether it is somewhere else than the offering. */
  isElsewhere: boolean;
  /** What the address of its picture has in it; null where there is none. */
  picture: string | null;
  childcare: boolean;
  languages: string[];
  signUp: "none" | "session" | "series";
  places: number | null;
  overbooking: number;
  /** Open seats that nobody has; null where everybody fits in. Less than none where places were taken away. */
  free: number | null;
  waiting: number;
}

/** What everybody may see of offerings `o`. */
export const seen: RawBuilder<unknown> = sql`o.state = 'published' and o.visibility = 'public' and not o.template`;

/** The conditions of a question on offering `o` and session `s`. */
export function conditionsOf(question: ListQuestion, now: Date): RawBuilder<unknown> {
  const { zeitraum, tag, art, sprache, fuer, gebiet, betreuung, tageszeit } = question;
  const until = endOf(zeitraum, now);
  const hour = sql`extract(hour from s.starts_at at time zone 'Europe/Berlin')`;
  const all = [sql`s.ends_at > ${now} and ${seen}`];
  // Whatever lasts longer than a day is no session: the index by start then ends the search.
  all.push(sql`s.starts_at > ${new Date(now.getTime() - 2 * 86_400_000)}`);
  if (until) all.push(sql`s.starts_at < ${until}`);
  if (tag) all.push(sql`s.starts_at >= ${startOf(tag)} and s.starts_at < ${startOf(dayAfter(tag, 1))}`);
  if (art) all.push(sql`o.kind = ${art}`);
  if (sprache) all.push(sql`${sprache} = any(o.languages)`);
  if (fuer) all.push(sql`(${fuer} = any(o.audience) or 'everybody' = any(o.audience) or o.audience = '{}')`);
  if (gebiet) all.push(sql`o.area = ${gebiet}`);
  if (betreuung) all.push(sql`o.childcare`);
  if (tageszeit) {
    const [from, to] = hoursOf[tageszeit];
    all.push(sql`${hour} >= ${from} and ${hour} < ${to}`);
  }
  return sql.join(all, sql` and `);
}

const free = sql`case when o.places is null then null else floor(o.places * o.overbooking)::integer - coalesce(n.taken, 0) end`;
const counted = sql`left join lateral (
    select sum(u.seats) filter (where u.state in ('seat', 'asked') and u.pool is null)::integer as taken,
      sum(u.seats) filter (where u.state = 'waiting' and u.quota_id is null)::integer as waiting
    from programme.sign_up u where u.site_id = o.site_id and u.offering_id = o.id and u.guest_id is not null
      and (u.session_id = s.id or (u.session_id is null and o.sign_up = 'series'))) n on o.sign_up <> 'none'`;

/** Where the sessions of a page begin, in the order of the list. */
export interface PageStart {
  /** As the database writes it, to the microsecond. */
  startsAt: string;
  id: string;
}

/**
 * A page of the public list, with how many sessions there are in all.
 *
 * @param from where it begins, if somebody knows (`pagesOf`): to count up to there takes longer the further on it is
 * @param total how many, where somebody has counted already
 */
export async function listedSessions(
  tx: Db,
  question: ListQuestion,
  {
    now,
    limit,
    from,
    offset = from ? 0 : (question.seite - 1) * limit,
    total: known,
  }: { now: Date; limit: number; from?: PageStart | undefined; offset?: number; total?: number },
): Promise<{ sessions: ListedSession[]; total: number }> {
  const onward = from
    ? sql`and (s.starts_at, s.id) >= (${from.startsAt}::timestamptz, ${from.id}::uuid)`
    : sql``;
  const { rows } = await sql<ListedSession>`
    select p.id, o.short_id as "shortId", o.kind, s.starts_at as "startsAt", s.ends_at as "endsAt", s.state, ${titlesOf} as texts,
      ${whereOf}->>'place' as place, ${whereOf}->>'address' as address, s.elsewhere is not null as "isElsewhere",
      ${pictureDigest} as picture, o.childcare, o.languages, o.sign_up as "signUp", o.places,
      o.overbooking::float8 as overbooking, ${free}
        - coalesce((select sum(q.places)::integer from programme.quota q where q.site_id = o.site_id and q.offering_id = o.id), 0)
        as free, coalesce(n.waiting, 0) as waiting
    from (select s.site_id, s.id from programme.session s join programme.offering o on o.site_id = s.site_id and o.id = s.offering_id
      where ${conditionsOf(question, now)} ${onward} order by s.starts_at, s.id limit ${limit} offset ${offset}) p
    join programme.session s on s.site_id = p.site_id and s.id = p.id
    join programme.offering o on o.site_id = s.site_id and o.id = s.offering_id ${counted}
    order by s.starts_at, s.id`.execute(tx);
  return { sessions: rows, total: known ?? (await countSessions(tx, question, now)) };
}

/** How many sessions a question has, on all its pages. */
async function countSessions(tx: Db, question: ListQuestion, now: Date): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::integer as count from programme.session s
    join programme.offering o on o.site_id = s.site_id and o.id = s.offering_id
    where ${conditionsOf(question, now)}`.execute(tx);
  return rows[0]?.count ?? 0;
}

/** The pages of a question. */
export interface ListPages {
  /** How many sessions there are on all of them. */
  total: number;
  /** Where each begins. */
  starts: PageStart[];
}

/** Where the pages of a question begin: asked once for all of them. */
export async function pagesOf(tx: Db, question: ListQuestion, now: Date, size: number): Promise<ListPages> {
  const { rows } = await sql<PageStart & { total: number }>`
    select starts_at::text as "startsAt", id::text, total from (
      select s.starts_at, s.id, row_number() over (order by s.starts_at, s.id) as n, count(*) over ()::integer as total
      from programme.session s join programme.offering o on o.site_id = s.site_id and o.id = s.offering_id
      where ${conditionsOf(question, now)}) numbered
    where (n - 1) % ${size} = 0 order by n`.execute(tx);
  return { total: rows[0]?.total ?? 0, starts: rows.map(({ startsAt, id }) => ({ startsAt, id })) };
}

/** Values of the filters that lead to something. */
export interface UsedValues {
  kinds: string[];
  languages: string[];
  audiences: string[];
  areas: string[];
}

/** What the coming offerings are, so that no filter leads nowhere. */
export async function usedValues(tx: Db, now: Date): Promise<UsedValues> {
  const { rows } = await sql<UsedValues>`
    with coming as (select o.* from programme.offering o where ${seen} and exists (select from programme.session s
      where s.site_id = o.site_id and s.offering_id = o.id and s.ends_at > ${now}))
    select array(select distinct kind from coming order by 1) as kinds,
      array(select distinct l from coming, unnest(languages) l order by 1) as languages,
      array(select distinct a from coming, unnest(audience) a order by 1) as audiences,
      array(select distinct area from coming where area is not null order by 1) as areas`.execute(tx);
  return rows[0] ?? { kinds: [], languages: [], audiences: [], areas: [] };
}

/** A session as calendars have it. */
export interface FeedSession {
  id: string;
  shortId: string;
  kind: string;
  startsAt: Date;
  endsAt: Date;
  state: "planned" | "cancelled";
  revision: number;
  changedAt: Date;
  texts: OfferingTexts;
  /** Of the offering. */
  place: string;
  address: string;
  /** Where this date is; null where the offering is. */
  elsewhere: Place | null;
}

const feedColumns = sql`s.id, o.short_id as "shortId", o.kind, s.starts_at as "startsAt", s.ends_at as "endsAt", s.state, s.revision,
  greatest(s.changed_at, o.changed_at) as "changedAt", o.details->>'place' as place, o.details->>'address' as address,
  s.elsewhere`;

/** What the sessions of an offering have in common. */
type FeedOffering = Omit<FeedSession, "id" | "startsAt" | "endsAt" | "state" | "revision" | "elsewhere">;

/**
 * The coming sessions of a question for calendars; those that are cancelled stay among them until their time is over. What all
 * sessions of an offering have in common is read once for all of them.
 */
export async function feedSessions(
  tx: Db,
  question: ListQuestion,
  now: Date,
  limit: number,
): Promise<FeedSession[]> {
  // Moments as numbers, and no objects put together by spreading: of thousands of rows both take longer than all else.
  type Row = Pick<FeedSession, "id" | "state" | "revision" | "elsewhere"> & {
    offeringId: string;
    starts: number;
    ends: number;
    changed: number;
  };
  const { rows } = await sql<Row>`
    select s.id, s.offering_id as "offeringId", ${milliseconds(sql`s.starts_at`)} as starts, ${milliseconds(sql`s.ends_at`)} as ends,
      s.state, s.revision, s.elsewhere, ${milliseconds(sql`s.changed_at`)} as changed
    from programme.session s join programme.offering o on o.site_id = s.site_id and o.id = s.offering_id
    where ${conditionsOf(question, now)} order by s.starts_at, s.id limit ${limit}`.execute(tx);
  const ids = [...new Set(rows.map(({ offeringId }) => offeringId))];
  const { rows: offerings } = await sql<FeedOffering & { offeringId: string }>`
    select o.id as "offeringId", o.short_id as "shortId", o.kind, o.changed_at as "changedAt", o.details->>'place' as place,
      o.details->>'address' as address, ${titlesOf} as texts
    from programme.offering o where o.id = any(${ids}::uuid[])`.execute(tx);
  const byId = new Map(offerings.map((offering) => [offering.offeringId, offering]));
  const sessions: FeedSession[] = [];
  for (const { id, offeringId, starts, ends, state, revision, elsewhere, changed } of rows) {
    const offering = byId.get(offeringId);
    if (!offering) continue;
    const { shortId, kind, texts, place, address } = offering;
    const changedAt = changed > offering.changedAt.getTime() ? new Date(changed) : offering.changedAt;
    const [startsAt, endsAt] = [new Date(starts), new Date(ends)];
    sessions.push({
      id,
      shortId,
      kind,
      startsAt,
      endsAt,
      state,
      revision,
      changedAt,
      texts,
      place,
      address,
      elsewhere,
    });
  }
  return sessions;
}

const milliseconds = (moment: RawBuilder<unknown>) => sql`(extract(epoch from ${moment}) * 1000)::float8`;

/** All sessions of a sign-up: one, or those of its series. */
export async function feedOfSignUp(
  tx: Db,
  { offeringId, sessionId }: { offeringId: string; sessionId: string | null },
): Promise<FeedSession[]> {
  const { rows } = await sql<FeedSession>`
    select ${feedColumns}, ${textsOf} as texts from programme.session s
    join programme.offering o on o.site_id = s.site_id and o.id = s.offering_id
    where o.id = ${offeringId} ${sessionId === null ? sql`` : sql`and s.id = ${sessionId}`}
    order by s.starts_at limit 1000`.execute(tx);
  return rows;
}

/** What somebody runs, from a moment on. */
export async function feedOfLeader(tx: Db, personId: string, from: Date): Promise<FeedSession[]> {
  const { rows } = await sql<FeedSession>`
    select ${feedColumns}, ${titlesOf} as texts from programme.leader l
    join programme.offering o on o.site_id = l.site_id and o.id = l.offering_id
    join programme.session s on s.site_id = o.site_id and s.offering_id = o.id
    where l.person_id = ${personId} and s.ends_at > ${from} and o.state <> 'draft' and not o.template
    order by s.starts_at limit 2000`.execute(tx);
  return rows;
}

/** All sessions of one offering for calendars; none where the public does not see it. */
export async function feedOfOffering(tx: Db, shortId: string): Promise<FeedSession[]> {
  const { rows } = await sql<FeedSession>`
    select ${feedColumns}, ${textsOf} as texts from programme.session s
    join programme.offering o on o.site_id = s.site_id and o.id = s.offering_id
    where o.short_id = ${shortId} and o.state = 'published' and o.visibility <> 'internal' and not o.template
    order by s.starts_at limit 1000`.execute(tx);
  return rows;
}
