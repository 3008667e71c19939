// SPDX-License-Identifier: EUPL-1.2
import { sql } from "kysely";
import type { Db } from "../../../../kernel/db/db.ts";
import type { OfferingTexts } from "../../rules/planning/offering.ts";
import { titlesOf } from "../offerings.ts";
import type { SignUpWithGuest } from "../sign-ups.ts";

/** Which partner a group belongs to. */
export interface PartnerQuota {
  id: string;
  name: string;
  places: number;
  organisationId: string | null;
}

/** The groups of an offering, with their partners. */
export async function quotasOf(tx: Db, offeringId: string): Promise<PartnerQuota[]> {
  const { rows } = await sql<PartnerQuota>`
    select q.id, q.name, q.places, q.organisation_id as "organisationId" from programme.quota q
    where q.offering_id = ${offeringId} order by q.position`.execute(tx);
  return rows;
}

/** Gives groups to partners. */
export async function assignQuotas(
  tx: Db,
  offeringId: string,
  partners: ReadonlyMap<string, string | null>,
): Promise<void> {
  for (const [id, organisationId] of partners)
    await sql`
      update programme.quota set organisation_id = ${organisationId}
      where id = ${id} and offering_id = ${offeringId}`.execute(tx);
}

/** How many seats people of a partner's group have or wait for. */
export async function seatsOfQuota(
  tx: Db,
  { offeringId, sessionId }: { offeringId: string; sessionId: string | null },
  quotaId: string,
): Promise<number> {
  const { rows } = await sql<{ seats: number }>`
    select coalesce(sum(u.seats), 0)::integer as seats from programme.sign_up u where u.offering_id = ${offeringId}
      and u.session_id is not distinct from ${sessionId}::uuid and u.quota_id = ${quotaId}
      and u.guest_id is not null and u.state in ('seat', 'asked', 'waiting')`.execute(tx);
  return rows[0]?.seats ?? 0;
}

/** Something for which a partner has places: a session, or (without one) a whole series. */
export interface PartnerPlace {
  offeringId: string;
  sessionId: string | null;
  quotaId: string;
  quotaName: string;
  places: number;
  taken: number;
  texts: OfferingTexts;
  startsAt: Date;
  endsAt: Date;
}

/** What comes, and for which a partner has places, the next first. */
export async function partnerPlaces(
  tx: Db,
  organisations: readonly string[],
  now: Date,
): Promise<PartnerPlace[]> {
  const { rows } = await sql<PartnerPlace>`
    with mine as (select q.*, o.sign_up, o.short_id from programme.quota q
      join programme.offering o on o.site_id = q.site_id and o.id = q.offering_id
      where q.organisation_id = any(${organisations}::uuid[]) and o.state = 'published' and o.sign_up <> 'none'),
    dates as (
      select m.id as quota, s.id as session_id, s.starts_at, s.ends_at from mine m
        join programme.session s on s.site_id = m.site_id and s.offering_id = m.offering_id
        where m.sign_up = 'session' and s.state = 'planned' and s.ends_at > ${now}
      union all select m.id, null, min(s.starts_at), max(s.ends_at) from mine m
        join programme.session s on s.site_id = m.site_id and s.offering_id = m.offering_id
        where m.sign_up = 'series' and s.state = 'planned' and s.ends_at > ${now} group by m.id)
    select m.offering_id as "offeringId", d.session_id as "sessionId", m.id as "quotaId", m.name as "quotaName", m.places,
      (select coalesce(sum(u.seats), 0)::integer from programme.sign_up u where u.site_id = m.site_id
        and u.offering_id = m.offering_id and u.session_id is not distinct from d.session_id and u.quota_id = m.id
        and u.guest_id is not null and u.state in ('seat', 'asked', 'waiting')) as taken,
      ${titlesOf} as texts, d.starts_at as "startsAt", d.ends_at as "endsAt"
    from mine m join dates d on d.quota = m.id
    join programme.offering o on o.site_id = m.site_id and o.id = m.offering_id
    order by d.starts_at, m.id limit 200`.execute(tx);
  return rows;
}

/**
 * Whom partners have signed up. Asked as somebody of theirs (`inSiteAs`) the database itself gives out no others, whatever this
 * question forgot.
 */
export async function partnerSignUps(
  tx: Db,
  now: Date,
): Promise<(Omit<SignUpWithGuest, "untold"> & { texts: OfferingTexts; startsAt: Date | null })[]> {
  const { rows } = await sql<
    Omit<SignUpWithGuest, "untold"> & { texts: OfferingTexts; startsAt: Date | null }
  >`
    select u.id, u.offering_id as "offeringId", u.session_id as "sessionId", u.guest_id as "guestId", u.quota_id as "quotaId",
      u.state, u.seats, u.children, u.asked_until as "askedUntil", u.code, u.language, u.made_at as "madeAt",
      u.cancelled_how as "cancelledHow", u.organisation_id as "organisationId", q.name as "quotaName",
      ${titlesOf} as texts, s.starts_at as "startsAt",
      case when g.id is not null then jsonb_build_object('id', g.id, 'name', g.name, 'contactKind', g.contact_kind,
        'contact', g.contact, 'language', g.language) end as guest
    from programme.sign_up u join programme.offering o on o.site_id = u.site_id and o.id = u.offering_id
    left join programme.session s on s.site_id = u.site_id and s.id = u.session_id
    left join programme.guest g on g.site_id = u.site_id and g.id = u.guest_id
    left join programme.quota q on q.site_id = u.site_id and q.id = u.quota_id
    where u.organisation_id is not null and u.state <> 'cancelled' and (s.id is null or s.ends_at > ${now})
    order by s.starts_at nulls first, u.turn limit 500`.execute(tx);
  return rows;
}
