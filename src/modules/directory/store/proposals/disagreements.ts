// SPDX-License-Identifier: EUPL-1.2
import { sql } from "kysely";
import type { Db } from "../../../../kernel/db/db.ts";
import type { FactName, Facts } from "../../rules/business.ts";

/** Two sources that say something else of the same field. */
export interface Disagreement {
  shortId: string;
  name: string;
  street: string | null;
  category: string;
  field: FactName;
  /** What was said before, and by whom. */
  before: Partial<Facts>;
  earlier: string;
  /** What is said now, and by whom. */
  after: Partial<Facts>;
  later: string;
  at: Date;
}

/**
 * A field in which an import overwrote what another import had said, and which nobody has settled since: whoever answers makes
 * it their own word. Only fields of which both are values.
 */
const disagreeing = sql`
  from directory.change c cross join lateral jsonb_object_keys(c.after->'provenance') f(name)
  join directory.source s on s.id = (c.after->'provenance'->>f.name)::integer and s.kind = 'import'
  join directory.source o on o.id = (c.before->'provenance'->>f.name)::integer and o.kind = 'import' and o.name <> s.name
  join directory.business b on b.id = c.business_id and (b.provenance->>f.name)::integer = s.id
    and b.status in ('published', 'perhaps-closed')
  where c.action = 'edit' and c.import_id is not null and not c.undone
    and c.before->'facts'->f.name is distinct from c.after->'facts'->f.name and c.before->'facts' ? f.name and c.after->'facts' ? f.name`;

/** What sources disagree about, the newest first. */
export async function disagreements(tx: Db, limit: number, offset: number): Promise<Disagreement[]> {
  const { rows } = await sql<Disagreement>`
    select b.short_id as "shortId", coalesce(b.profile->'names'->0->>'value', '') as name, f.name as field,
      nullif(concat_ws(' ', b.profile->'address'->>'street', b.profile->'address'->>'houseNumber'), '') as street,
      coalesce(b.profile->'categories'->>0, '') as category,
      jsonb_build_object(f.name, c.before->'facts'->f.name) as before, o.name as earlier,
      jsonb_build_object(f.name, c.after->'facts'->f.name) as after, s.name as later, c.at
    ${disagreeing} order by c.id desc, f.name limit ${limit} offset ${offset}
  `.execute(tx);
  return rows;
}

/** How many fields there are. */
export async function countDisagreements(tx: Db): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*)::integer as count ${disagreeing}`.execute(tx);
  return rows[0]?.count ?? 0;
}
