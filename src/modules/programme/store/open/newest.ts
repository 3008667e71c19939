// SPDX-License-Identifier: EUPL-1.2
import { sql } from "kysely";
import type { Db } from "../../../../kernel/db/db.ts";
import type { ListQuestion } from "../../rules/list/question.ts";
import type { OfferingTexts } from "../../rules/planning/offering.ts";
import { conditionsOf } from "../listing.ts";
import { textsOf, whereOf } from "../offerings.ts";

/** An offering as a feed has it. */
export interface NewestOffering {
  id: string;
  shortId: string;
  kind: string;
  texts: OfferingTexts;
  place: string;
  nextAt: Date;
  createdAt: Date;
  /** When it or one of its coming sessions changed last. */
  changedAt: Date;
}

/** The offerings of a question that came last and are still to come. */
export async function newestOfferings(
  tx: Db,
  question: ListQuestion,
  now: Date,
  limit: number,
): Promise<NewestOffering[]> {
  const { rows } = await sql<NewestOffering>`
    select o.id, o.short_id as "shortId", o.kind, ${textsOf} as texts, n.place, n."nextAt",
      o.created_at as "createdAt", greatest(o.changed_at, n."changedAt") as "changedAt"
    from (select s.site_id, s.offering_id, min(s.starts_at) as "nextAt", max(s.changed_at) as "changedAt",
        (array_agg(coalesce(nullif(${whereOf}->>'place', ''), ${whereOf}->>'address', '') order by s.starts_at))[1] as place
      from programme.session s join programme.offering o on o.site_id = s.site_id and o.id = s.offering_id
      where ${conditionsOf(question, now)} and s.state = 'planned' group by s.site_id, s.offering_id) n
    join programme.offering o on o.site_id = n.site_id and o.id = n.offering_id
    order by o.created_at desc, o.id desc limit ${limit}`.execute(tx);
  return rows;
}
