// SPDX-License-Identifier: EUPL-1.2
import { sql } from "kysely";
import type { Db } from "../../../../kernel/db/db.ts";
import type { Business } from "../../rules/business.ts";
import { type BusinessRow, businessColumns, toBusiness } from "../businesses.ts";

/** An entry as those see it who hand businesses over. */
export interface HandOver {
  business: Business;
  owners: number;
  openCodes: number;
}

/**
 * Entries whose name or street holds a text, by name; without a text those for which codes are open.
 *
 * @param limit how many at most
 */
export async function handOverList(tx: Db, text: string, now: Date, limit: number): Promise<HandOver[]> {
  const like = `%${text.replace(/[\\%_]/g, "\\$&")}%`;
  const { rows } = await sql<BusinessRow & { owners: number; open_codes: number }>`
    select ${businessColumns},
      (select count(distinct o.person_id) from directory.ownership o where o.site_id = b.site_id and o.business_id = b.id
        and o.until is null)::int as owners, coalesce(c.open_codes, 0)::int as open_codes
    from directory.business b
    left join (select site_id, business_id, count(*) as open_codes from directory.claim_code
      where used_at is null and expires_at > ${now} group by site_id, business_id) c
      on c.site_id = b.site_id and c.business_id = b.id
    where b.kind = 'business' and b.status <> 'merged'
      and (case when ${text} = '' then c.open_codes > 0
        else b.short_id = ${text} or b.profile->>'names' ilike ${like} or b.profile->'address'->>'street' ilike ${like} end)
    order by b.profile->'names'->0->>'value', b.id limit ${limit}
  `.execute(tx);
  return rows.map((row) => ({ business: toBusiness(row), owners: row.owners, openCodes: row.open_codes }));
}
