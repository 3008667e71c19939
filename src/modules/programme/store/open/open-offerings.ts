// SPDX-License-Identifier: EUPL-1.2
import { sql } from "kysely";
import type { Db } from "../../../../kernel/db/db.ts";
import type { ListQuestion } from "../../rules/list/question.ts";
import type { OfferingDetails, OfferingTexts } from "../../rules/planning/offering.ts";
import type { Picture } from "../../rules/planning/picture.ts";
import { conditionsOf } from "../listing.ts";
import { textsOf } from "../offerings.ts";

/** An offering as open data has it. */
export interface OpenOffering {
  shortId: string;
  kind: string;
  field: string | null;
  area: string | null;
  audience: string[];
  languages: string[];
  childcare: boolean;
  signUp: "none" | "session" | "series";
  details: OfferingDetails;
  texts: OfferingTexts;
  picture: Pick<Picture, "digest" | "alt"> | null;
  nextAt: Date | null;
  changedAt: Date;
}

const columns = sql`o.short_id as "shortId", o.kind, o.field, o.area, o.audience, o.languages, o.childcare, o.sign_up as "signUp",
  o.details, ${textsOf} as texts, o.changed_at as "changedAt",
  (select jsonb_build_object('digest', p.digest, 'alt', p.alt) from programme.picture p
    where p.site_id = o.site_id and p.offering_id = o.id) as picture`;

/** A page of the offerings of which a session is to come, by their next one; with how many there are. */
export async function openOfferings(
  tx: Db,
  question: ListQuestion,
  { now, limit }: { now: Date; limit: number },
): Promise<{ offerings: OpenOffering[]; total: number }> {
  const { rows } = await sql<OpenOffering & { total: number }>`
    with found as (
      select s.site_id, s.offering_id, min(s.starts_at) filter (where s.state = 'planned') as next_at, min(s.starts_at) as first_at
      from programme.session s join programme.offering o on o.site_id = s.site_id and o.id = s.offering_id
      where ${conditionsOf(question, now)} group by s.site_id, s.offering_id),
    counted as (select count(*)::integer as total from found),
    page as (select * from found order by first_at, offering_id limit ${limit} offset ${(question.seite - 1) * limit})
    select ${columns}, p.next_at as "nextAt", c.total from counted c left join page p on true
    left join programme.offering o on o.site_id = p.site_id and o.id = p.offering_id order by p.first_at, p.offering_id`.execute(
    tx,
  );
  return {
    offerings: rows.flatMap(({ total: _, ...offering }) => (offering.shortId === null ? [] : [offering])),
    total: rows[0]?.total ?? 0,
  };
}

/** One offering that everybody may find; also where nothing of it is to come. */
export async function openOffering(tx: Db, shortId: string, now: Date): Promise<OpenOffering | undefined> {
  const { rows } = await sql<OpenOffering>`
    select ${columns}, (select min(s.starts_at) from programme.session s where s.site_id = o.site_id and s.offering_id = o.id
      and s.state = 'planned' and s.ends_at > ${now}) as "nextAt"
    from programme.offering o where o.short_id = ${shortId} and o.state = 'published' and o.visibility = 'public'
      and not o.template`.execute(tx);
  return rows[0];
}
