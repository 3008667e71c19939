// SPDX-License-Identifier: EUPL-1.2
import { type RawBuilder, sql } from "kysely";
import type { Db } from "../../../kernel/db/db.ts";
import { newId } from "../../../kernel/id/id.ts";
import type { OfferingTexts } from "../rules/planning/offering.ts";
import { answerUntil } from "../rules/seats/deadlines.ts";
import type { NoticeKind } from "../rules/sign-up/notice-kind.ts";
import type { ContactKind } from "../rules/sign-up/read-sign-up.ts";
import type { Guest } from "./guests.ts";
import { placeLine, titlesOf, whereOf } from "./offerings.ts";

/** A sign-up, or what somebody asked a room for. */
export type NoticeSubject = { signUpId: string } | { requestId: string };

/** What staff needs to tell somebody: the times of what it is about, and why. */
export interface NoticeTold {
  startsAt: Date | null;
  /** When they believe that it begins, where it was moved: whoever is not told comes then. */
  was?: Date | null;
  /** Where they believe that it is, where it is somewhere else now: whoever is not told goes there. */
  wasPlace?: string | null;
  /** The one session that it is about, of a series or not. */
  sessionId?: string | null;
  askedUntil: Date | null;
  reason: string;
}

/**
 * Notes that somebody is to be told something.
 *
 * @param about tells apart what may happen again, such as the second time that a session is moved
 * @returns its id; undefined where they were told already: nobody is told twice
 */
export async function insertNotice(
  tx: Db,
  siteId: string,
  notice: NoticeSubject & {
    kind: NoticeKind;
    about: string;
    way: ContactKind;
    state: "open" | "sent";
    told: NoticeTold;
    at: Date;
  },
): Promise<string | undefined> {
  const { kind, about, way, state, told, at } = notice;
  const signUpId = "signUpId" in notice ? notice.signUpId : null;
  const requestId = "requestId" in notice ? notice.requestId : null;
  const id = newId();
  const { numAffectedRows } = await sql`
    insert into programme.notice (site_id, id, sign_up_id, request_id, kind, about, way, state, told, made_at)
    values (${siteId}, ${id}, ${signUpId}, ${requestId}, ${kind}, ${about}, ${way}, ${state}, ${JSON.stringify(told)}, ${at})
    on conflict do nothing`.execute(tx);
  return numAffectedRows === 1n ? id : undefined;
}

/** What somebody still believes who was not told that it has changed. */
export interface Believed {
  /** When it begins. */
  was?: Date;
  /** Where it is. */
  wasPlace?: string;
}

/** Messages about one date; `place-changed` is about one, or (`all`) about all that have no place of their own. */
export const dateKinds = ["session-moved", "session-cancelled", "session-back"] as const;

/**
 * Takes from the list what nobody is to be told any more because there is something newer to tell: nobody gets a letter that they
 * have a place when they have cancelled it, or two with different times.
 *
 * @param by `state`: how the sign-up stands; `end`: that it has ended; else which messages about a session
 * @returns what they believe who were to be told of a change; undefined where nothing was taken from the list
 */
export async function dropOvertaken(
  tx: Db,
  signUpId: string,
  by: "state" | "end" | { kinds: readonly NoticeKind[]; about: string },
): Promise<Believed | undefined> {
  const which =
    by === "end"
      ? sql`true`
      : by === "state"
        ? sql`kind in ('seat', 'waiting', 'moved-up', 'asked', 'lapsed')`
        : sql`kind = any(${by.kinds}::text[]) and starts_with(about, ${`${by.about} `})`;
  const { rows } = await sql<{ was: string | null; wasPlace: string | null }>`
    delete from programme.notice where sign_up_id = ${signUpId} and state = 'open' and ${which}
    returning told->>'was' as was, told->>'wasPlace' as "wasPlace"`.execute(tx);
  if (rows.length === 0) return undefined;
  const was = rows.find((row) => row.was !== null)?.was;
  const wasPlace = rows.find((row) => row.wasPlace !== null)?.wasPlace;
  return { ...(was && { was: new Date(was) }), ...(typeof wasPlace === "string" && { wasPlace }) };
}

/** The mail that tells it. */
export async function setMail(tx: Db, id: string, mailId: string): Promise<void> {
  await sql`update programme.notice set mail_id = ${mailId} where id = ${id}`.execute(tx);
}

/** Whether somebody was told that they have a seat. */
export async function wasToldSeat(tx: Db, signUpId: string): Promise<boolean> {
  const { rows } = await sql`
    select from programme.notice where sign_up_id = ${signUpId} and kind in ('seat', 'moved-up') limit 1`.execute(
    tx,
  );
  return rows.length > 0;
}

/** The mails of notices that seem to be out. */
export async function mailsOfNotices(tx: Db, since: Date): Promise<{ id: string; mailId: string }[]> {
  const { rows } = await sql<{ id: string; mailId: string }>`
    select id, mail_id as "mailId" from programme.notice
    where mail_id is not null and state = 'sent' and made_at > ${since} order by made_at desc limit 20000`.execute(
    tx,
  );
  return rows;
}

/** Somebody who is to be called or written to. */
export interface OpenNotice {
  id: string;
  /** The sign-up that it is about, unless it is about a room. */
  signUpId: string | null;
  kind: NoticeKind;
  way: ContactKind;
  madeAt: Date;
  guest: Guest | null;
  /** Of the offering; empty for a room. */
  texts: OfferingTexts;
  /** The room or machine that somebody asked for. */
  resource: string | null;
  /** As it stands now: a session may have been moved since. */
  startsAt: Date | null;
  endsAt: Date | null;
  /** When they believe that it begins, where it was moved. */
  was: Date | null;
  /** Where they believe that it is, where it is somewhere else now. */
  wasPlace: string | null;
  /** Until when they may answer; where they are not told yet, if they are told now. */
  askedUntil: Date | null;
  /** A place is kept for them so long without their knowing; then the next one is asked. */
  tellUntil: Date | null;
  /** Why a session does not take place. */
  reason: string;
  /** Why a wish was not granted; sealed. */
  refusal: { id: string; reason: string } | null;
  place: string;
  /** Whether it is somewhere else than the offering. */
  isElsewhere: boolean;
  /** Which dates of a whole series are somewhere else than the others. */
  others: { startsAt: string; place: string }[];
  language: string;
  /** The code of the receipt, sealed for its sign-up or request. */
  code: { id: string; code: string } | null;
  /** Why a mail or text message did not arrive. */
  problem: string | null;
}

/** A session of a series that comes next. */
const nextOfSeries = (now: Date) => sql`
  (select min(x.starts_at) from programme.session x where x.site_id = u.site_id and x.offering_id = u.offering_id
    and u.session_id is null and x.state = 'planned' and x.starts_at > ${now})`;

/** The coming dates of an offering that are somewhere else than the others: more than a few nobody keeps in mind. */
const othersOf = (offeringId: RawBuilder<unknown>, now: Date) => sql`
  (select coalesce(jsonb_agg(jsonb_build_object('startsAt', e.starts_at, 'place', ${placeLine(sql`e.elsewhere`)}) order by e.starts_at), '[]')
    from (select x.starts_at, x.elsewhere from programme.session x where x.offering_id = ${offeringId} and x.elsewhere is not null
      and x.state = 'planned' and x.ends_at > ${now} order by x.starts_at limit 6) e)`;

/** The same for what is told at once. */
export async function otherPlaces(
  tx: Db,
  offeringId: string,
  now: Date,
): Promise<{ startsAt: string; place: string }[]> {
  const { rows } = await sql<{ others: { startsAt: string; place: string }[] }>`
    select ${othersOf(sql`${offeringId}::uuid`, now)} as others`.execute(tx);
  return rows[0]?.others ?? [];
}

/**
 * What staff still has to tell people. What hurries stands first: a place that is kept for somebody who does not know it, what
 * begins next, or when somebody would come in vain; what has begun stands last.
 *
 * @param way only by this one
 */
export async function openNotices(
  tx: Db,
  now: Date,
  limit: number,
  way?: ContactKind,
): Promise<OpenNotice[]> {
  const { rows } = await sql<
    Omit<OpenNotice, "askedUntil"> & { until: string | null; nextAt: Date | null; askHours: number | null }
  >`
    select * from (select n.id, n.sign_up_id as "signUpId", n.kind, n.way, n.made_at as "madeAt", ${titlesOf} as texts,
      t.name as resource, case when n.request_id is not null then r.starts_at
        else coalesce(s.starts_at, (n.told->>'startsAt')::timestamptz) end as "startsAt", r.ends_at as "endsAt",
      (n.told->>'was')::timestamptz as was, n.told->>'wasPlace' as "wasPlace", case when n.kind = 'asked' and u.state = 'asked' then u.asked_until end as "tellUntil",
      coalesce(s.starts_at, ${nextOfSeries(now)}) as "nextAt", o.ask_hours as "askHours", n.told->>'askedUntil' as until,
      coalesce(n.told->>'reason', '') as reason,
      case when r.reason is not null and n.kind = 'request-refused'
        then jsonb_build_object('id', r.id, 'reason', r.reason) end as refusal,
      ${placeLine(whereOf)} as place,
      s.elsewhere is not null as "isElsewhere", case when s.id is null and o.id is not null then ${othersOf(sql`o.id`, now)} else '[]' end as others,
      coalesce(u.language, r.language) as language,
      case when coalesce(u.code, r.code) is not null
        then jsonb_build_object('id', coalesce(u.id, r.id), 'code', coalesce(u.code, r.code)) end as code, n.problem,
      case when g.id is not null then jsonb_build_object('id', g.id, 'name', g.name, 'contactKind', g.contact_kind,
        'contact', g.contact, 'language', g.language) end as guest
    from programme.notice n left join programme.sign_up u on u.site_id = n.site_id and u.id = n.sign_up_id
    left join programme.offering o on o.site_id = u.site_id and o.id = u.offering_id
    left join programme.session s on s.site_id = u.site_id and s.id = coalesce(u.session_id, (n.told->>'sessionId')::uuid)
    left join programme.room_request r on r.site_id = n.site_id and r.id = n.request_id
    left join programme.resource t on t.site_id = r.site_id and t.id = r.resource_id
    left join programme.guest g on g.site_id = n.site_id and g.id = coalesce(u.guest_id, r.guest_id)
    where n.state = 'open' ${way ? sql`and n.way = ${way}` : sql``}) open
    cross join lateral (select least("tellUntil", coalesce("startsAt", "nextAt"), case when was > ${now} then was end) as due) d
    order by (due is null or due <= ${now}), due, "madeAt" limit ${limit}`.execute(tx);
  return rows.map(({ until, nextAt, askHours, ...notice }) => ({
    ...notice,
    askedUntil:
      notice.tellUntil && nextAt && askHours !== null
        ? answerUntil({ startsAt: nextAt, askHours }, notice.way, now)
        : until === null
          ? null
          : new Date(until),
  }));
}

/** Somebody was told. @returns whether it was open */
export async function closeNotice(tx: Db, id: string, by: string | null, at: Date): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update programme.notice set state = 'done', done_at = ${at}, done_by = ${by}
    where id = ${id} and state = 'open'`.execute(tx);
  return numAffectedRows === 1n;
}
