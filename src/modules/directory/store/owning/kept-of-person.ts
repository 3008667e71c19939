// SPDX-License-Identifier: EUPL-1.2
import { sql } from "kysely";
import type { Db } from "../../../../kernel/db/db.ts";

/**
 * What the directory keeps of a person: what they own or owned, their drafts, photos, requests, and which entries they said are
 * right. Times as in the database; businesses by the short id of their address.
 */
export async function keptOfPerson(tx: Db, personId: string): Promise<Record<string, unknown>> {
  const { rows } = await sql<{ kept: Record<string, unknown> }>`
    select jsonb_build_object(
      'owned', (select coalesce(jsonb_agg(jsonb_build_object('business', b.short_id, 'since', o.since, 'until', o.until,
          'how', o.how) order by o.since), '[]')
        from directory.ownership o join directory.business b on b.site_id = o.site_id and b.id = o.business_id
        where o.person_id = ${personId}),
      'drafts', (select coalesce(jsonb_agg(jsonb_build_object('business', b.short_id, 'part', d.part, 'fields', d.fields,
          'at', d.at) order by d.at), '[]')
        from directory.draft d join directory.business b on b.site_id = d.site_id and b.id = d.business_id
        where d.person_id = ${personId}),
      'photos', (select coalesce(jsonb_agg(jsonb_build_object('business', b.short_id, 'description', p.alt, 'state', p.state,
          'at', p.made_at) order by p.made_at), '[]')
        from directory.photo p join directory.business b on b.site_id = p.site_id and b.id = p.business_id
        where p.made_by = ${personId}),
      'confirmed', (select coalesce(jsonb_agg(jsonb_build_object('business', b.short_id, 'at', c.at) order by c.at), '[]')
        from directory.confirmation c join directory.business b on b.site_id = c.site_id and b.id = c.business_id
        where c.person_id = ${personId}),
      'requests', (select coalesce(jsonb_agg(jsonb_build_object('kind', q.kind, 'state', q.state, 'at', q.made_at, 'asked', q.asked)
          order by q.made_at), '[]')
        from directory.proposal q where q.made_by = ${personId})
    ) as kept
  `.execute(tx);
  return rows[0]?.kept ?? {};
}
