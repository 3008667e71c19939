// SPDX-License-Identifier: EUPL-1.2
import { sql } from "kysely";
import type { Db } from "../../../../kernel/db/db.ts";
import type { OfferingTexts } from "../../rules/planning/offering.ts";
import { titlesOf } from "../offerings.ts";

/** Who takes part in an offering besides its organiser. */
export interface Involved {
  businesses: string[];
  organisations: string[];
}

export const involvedKinds = ["business", "organisation"] as const;
export type InvolvedKind = (typeof involvedKinds)[number];

const tables: Record<InvolvedKind, ReturnType<typeof sql>> = {
  business: sql`programme.involved_business (site_id, offering_id, business_id)`,
  organisation: sql`programme.involved_organisation (site_id, offering_id, organisation_id)`,
};

/** The ids of those who take part. */
export async function involvedIn(tx: Db, offeringId: string): Promise<Involved> {
  const { rows } = await sql<Involved>`
    select array(select b.business_id::text from programme.involved_business b where b.offering_id = ${offeringId} order by 1)
      as businesses,
    array(select i.organisation_id::text from programme.involved_organisation i where i.offering_id = ${offeringId} order by 1)
      as organisations`.execute(tx);
  return rows[0] ?? { businesses: [], organisations: [] };
}

/** Names a business or organisation that takes part. @returns whether it is new */
export async function insertInvolved(
  tx: Db,
  siteId: string,
  offeringId: string,
  { kind, id }: { kind: InvolvedKind; id: string },
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    insert into ${tables[kind]} values (${siteId}, ${offeringId}, ${id}) on conflict do nothing`.execute(tx);
  return numAffectedRows === 1n;
}

/** @returns whether it was named */
export async function deleteInvolved(
  tx: Db,
  offeringId: string,
  { kind, id }: { kind: InvolvedKind; id: string },
): Promise<boolean> {
  const from =
    kind === "business"
      ? sql`programme.involved_business where business_id = ${id}`
      : sql`programme.involved_organisation where organisation_id = ${id}`;
  const { numAffectedRows } = await sql`delete from ${from} and offering_id = ${offeringId}`.execute(tx);
  return numAffectedRows === 1n;
}

/** Gives a copy those who take part in what it is a copy of. */
export async function copyInvolved(tx: Db, siteId: string, from: string, to: string): Promise<void> {
  await sql`
    insert into programme.involved_business select ${siteId}, ${to}, business_id
    from programme.involved_business where offering_id = ${from}`.execute(tx);
  await sql`
    insert into programme.involved_organisation select ${siteId}, ${to}, organisation_id
    from programme.involved_organisation where offering_id = ${from}`.execute(tx);
}

/** What a business takes part in, as its page names it. */
export interface InvolvingOffering {
  shortId: string;
  kind: string;
  texts: OfferingTexts;
  startsAt: Date;
  endsAt: Date;
}

/** The offerings that everybody may see and in which one of some businesses takes part, with their next date. */
export async function offeringsInvolving(
  tx: Db,
  businessIds: readonly string[],
  now: Date,
  limit: number,
): Promise<InvolvingOffering[]> {
  const { rows } = await sql<InvolvingOffering>`
    select o.short_id as "shortId", o.kind, ${titlesOf} as texts, n.starts_at as "startsAt", n.ends_at as "endsAt"
    from (select distinct b.site_id, b.offering_id from programme.involved_business b
      where b.business_id = any(${businessIds}::uuid[])) b
    join programme.offering o on o.site_id = b.site_id and o.id = b.offering_id
    cross join lateral (select s.starts_at, s.ends_at from programme.session s where s.site_id = o.site_id and s.offering_id = o.id
      and s.ends_at > ${now} and s.state = 'planned' order by s.starts_at limit 1) n
    where o.state = 'published' and o.visibility = 'public' and not o.template
    order by n.starts_at, o.id limit ${limit}`.execute(tx);
  return rows;
}
