// SPDX-License-Identifier: EUPL-1.2
import { type RawBuilder, sql } from "kysely";
import type { Db } from "../../../kernel/db/db.ts";
import type { Offering, OfferingPlan, OfferingState } from "../rules/planning/offering.ts";

/** The texts of offering `o`, by language. */
export const textsOf: RawBuilder<unknown> = sql`coalesce((
  select jsonb_object_agg(t.locale, jsonb_build_object('title', t.title, 'description', t.description, 'bring', t.bring, 'way', t.way))
  from programme.offering_text t where t.site_id = o.site_id and t.offering_id = o.id), '{}')`;

/** The titles of offering `o`, by language, in the form of its texts. */
export const titlesOf: RawBuilder<unknown> = sql`coalesce((
  select jsonb_object_agg(t.locale, jsonb_build_object('title', t.title, 'description', '', 'bring', '', 'way', ''))
  from programme.offering_text t where t.site_id = o.site_id and t.offering_id = o.id), '{}')`;

/** Where session `s` of offering `o` is: its place and address. */
export const whereOf: RawBuilder<unknown> = sql`coalesce(s.elsewhere, o.details)`;

/** A place and its address in one line, as `placeText` writes them. */
export const placeLine = (where: RawBuilder<unknown>): RawBuilder<unknown> =>
  sql`concat_ws(', ', nullif(${where}->>'place', ''), nullif(${where}->>'address', ''))`;

const columns = sql`o.id, o.short_id as "shortId", o.state, o.visibility, o.template, o.kind, o.field, o.area, o.audience, o.languages,
  o.childcare, o.sign_up as "signUp", o.places, o.overbooking::float8 as overbooking, o.moves_up as "movesUp",
  o.ask_hours as "askHours", o.closes_hours as "closesHours", o.details, ${textsOf} as texts,
  array(select l.person_id::text from programme.leader l where l.site_id = o.site_id and l.offering_id = o.id order by 1) as leaders,
  coalesce((select jsonb_agg(jsonb_build_object('id', q.id, 'name', q.name, 'places', q.places,
    'organisationId', q.organisation_id) order by q.position)
    from programme.quota q where q.site_id = o.site_id and q.offering_id = o.id), '[]') as quotas,
  coalesce((select jsonb_agg(jsonb_build_object('resourceId', n.resource_id, 'units', n.units) order by n.resource_id)
    from programme.need n where n.site_id = o.site_id and n.offering_id = o.id), '[]') as needs`;

/** @param lock waits for whoever changes its sign-ups at the moment, and makes others wait */
export async function offeringById(tx: Db, id: string, lock = false): Promise<Offering | undefined> {
  const { rows } = await sql<Offering>`
    select ${columns} from programme.offering o where o.id = ${id} ${lock ? sql`for update` : sql``}`.execute(
    tx,
  );
  return rows[0];
}

/** The offering of an address. */
export async function offeringByShortId(tx: Db, shortId: string): Promise<Offering | undefined> {
  const { rows } = await sql<Offering>`
    select ${columns} from programme.offering o where o.short_id = ${shortId}`.execute(tx);
  return rows[0];
}

/** Enters an offering that is not seen by anybody yet. */
export async function insertOffering(
  tx: Db,
  siteId: string,
  { id, shortId, createdBy }: { id: string; shortId: string; createdBy: string | null },
  plan: OfferingPlan,
): Promise<void> {
  await sql`
    insert into programme.offering (site_id, id, short_id, state, visibility, kind, sign_up, moves_up, created_by)
    values (${siteId}, ${id}, ${shortId}, 'draft', ${plan.visibility}, ${plan.kind}, ${plan.signUp}, ${plan.movesUp}, ${createdBy})
  `.execute(tx);
  await writePlan(tx, siteId, id, plan);
}

/** Writes all that a planner decides; groups keep their id, so that whoever signed up for one still belongs to it. */
export async function writePlan(tx: Db, siteId: string, id: string, plan: OfferingPlan): Promise<void> {
  await sql`
    update programme.offering set visibility = ${plan.visibility}, template = ${plan.template}, kind = ${plan.kind},
      field = ${plan.field}, area = ${plan.area}, audience = ${plan.audience}::text[], languages = ${plan.languages}::text[],
      childcare = ${plan.childcare}, sign_up = ${plan.signUp}, places = ${plan.places}, overbooking = ${plan.overbooking},
      moves_up = ${plan.movesUp}, ask_hours = ${plan.askHours}, closes_hours = ${plan.closesHours},
      details = ${JSON.stringify(plan.details)}, changed_at = now() where id = ${id}`.execute(tx);
  const texts = Object.entries(plan.texts).map(([locale, text]) => ({ locale, ...text }));
  await sql`delete from programme.offering_text where offering_id = ${id}`.execute(tx);
  await sql`
    insert into programme.offering_text (site_id, offering_id, locale, title, description, bring, way)
    select ${siteId}, ${id}, r.locale, r.title, r.description, r.bring, r.way from jsonb_to_recordset(${JSON.stringify(texts)}::jsonb)
      as r(locale text, title text, description text, bring text, way text)`.execute(tx);
  await sql`delete from programme.leader where offering_id = ${id}`.execute(tx);
  await sql`
    insert into programme.leader (site_id, offering_id, person_id)
    select ${siteId}, ${id}, p from unnest(${plan.leaders}::uuid[]) p`.execute(tx);
  await writeQuotas(tx, siteId, id, plan.quotas);
  await sql`delete from programme.need where offering_id = ${id}`.execute(tx);
  await sql`
    insert into programme.need (site_id, offering_id, resource_id, units)
    select ${siteId}, ${id}, r.id, least(n.units, r.units) from jsonb_to_recordset(${JSON.stringify(plan.needs)}::jsonb)
      as n("resourceId" text, units integer) join programme.resource r on r.id::text = n."resourceId"`.execute(
    tx,
  );
}

async function writeQuotas(
  tx: Db,
  siteId: string,
  id: string,
  quotas: OfferingPlan["quotas"],
): Promise<void> {
  const rows = JSON.stringify(quotas.map((quota, position) => ({ ...quota, position })));
  await sql`
    delete from programme.quota where offering_id = ${id}
      and id::text not in (select q.id from jsonb_to_recordset(${rows}::jsonb) as q(id text))`.execute(tx);
  await sql`
    insert into programme.quota (site_id, id, offering_id, name, places, position)
    select ${siteId}, q.id, ${id}, q.name, q.places, q.position from jsonb_to_recordset(${rows}::jsonb)
      as q(id uuid, name text, places integer, position integer)
    on conflict (site_id, id) do update set name = excluded.name, places = excluded.places, position = excluded.position
      where quota.offering_id = excluded.offering_id`.execute(tx);
}

export async function setOfferingState(tx: Db, id: string, state: OfferingState): Promise<void> {
  await sql`update programme.offering set state = ${state}, changed_at = now() where id = ${id}`.execute(tx);
}

/** An offering as the staff's list has it. */
export interface ListedOffering
  extends Pick<Offering, "id" | "shortId" | "state" | "visibility" | "template" | "kind" | "texts"> {
  nextAt: Date | null;
  sessions: number;
}

/** All offerings, those with the next session first. */
export async function listedOfferings(tx: Db, now: Date): Promise<ListedOffering[]> {
  const { rows } = await sql<ListedOffering>`
    select o.id, o.short_id as "shortId", o.state, o.visibility, o.template, o.kind, ${titlesOf} as texts, n."nextAt",
      n.sessions from programme.offering o
    cross join lateral (select min(s.starts_at) filter (where s.ends_at > ${now} and s.state = 'planned') as "nextAt",
      count(*)::integer as sessions from programme.session s where s.site_id = o.site_id and s.offering_id = o.id) n
    order by o.state = 'ended', n."nextAt" nulls last, o.id desc limit 1000`.execute(tx);
  return rows;
}

/** What is there to be copied, the newest first. */
export async function templatesOf(tx: Db): Promise<Pick<Offering, "id" | "texts">[]> {
  const { rows } = await sql<Pick<Offering, "id" | "texts">>`
    select o.id, ${titlesOf} as texts from programme.offering o where o.template and o.state <> 'ended'
    order by o.id desc limit 50`.execute(tx);
  return rows;
}
