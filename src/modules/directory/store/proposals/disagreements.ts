// SPDX-License-Identifier: EUPL-1.2
import { sql } from "kysely";
import type { Db } from "../../../../kernel/db/db.ts";
import type { FactName, Facts } from "../../rules/business.ts";
import { isOpen } from "../fresh/disagreements.ts";

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
const overwritten = sql`
  select b.id as business, f.name as field, c.before->'facts'->f.name as was, o.name as earlier,
    c.after->'facts'->f.name as is, s.name as later, c.at
  from directory.change c cross join lateral jsonb_object_keys(c.after->'provenance') f(name)
  join directory.source s on s.id = (c.after->'provenance'->>f.name)::integer and s.kind = 'import'
  join directory.source o on o.id = (c.before->'provenance'->>f.name)::integer and o.kind = 'import' and o.name <> s.name
  join directory.business b on b.id = c.business_id and (b.provenance->>f.name)::integer = s.id
    and b.status in ('published', 'perhaps-closed')
  where c.action = 'edit' and c.import_id is not null and not c.undone
    and c.before->'facts'->f.name is distinct from c.after->'facts'->f.name and c.before->'facts' ? f.name and c.after->'facts' ? f.name`;

/** A field of which a list says something else than another one whose word stands: it may have come first, or be the better one. */
const contradicted = sql`
  select b.id as business, d.field, d.against as was, d.held_by as earlier, d.value as is, d.said_by as later, d.at
  from directory.disagreement d
  join directory.business b on b.id = d.business_id and b.status in ('published', 'perhaps-closed')
  where d.held_kind = 'import' and ${isOpen}`;

/** Each field once: what was overwritten is noted as a contradiction as well. */
const disagreeing = sql`
  (select distinct on (business, field) * from (${overwritten} union all ${contradicted}) a order by business, field, at desc)`;

/** What sources disagree about, the newest first. */
export async function disagreements(tx: Db, limit: number, offset: number): Promise<Disagreement[]> {
  const { rows } = await sql<Disagreement>`
    select b.short_id as "shortId", coalesce(b.profile->'names'->0->>'value', '') as name, d.field,
      nullif(concat_ws(' ', b.profile->'address'->>'street', b.profile->'address'->>'houseNumber'), '') as street,
      coalesce(b.profile->'categories'->>0, '') as category,
      jsonb_build_object(d.field, d.was) as before, d.earlier, jsonb_build_object(d.field, d.is) as after, d.later, d.at
    from ${disagreeing} d join directory.business b on b.id = d.business
    order by d.at desc, b.short_id, d.field limit ${limit} offset ${offset}
  `.execute(tx);
  return rows;
}

/** How many fields there are. */
export async function countDisagreements(tx: Db): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::integer as count from ${disagreeing} d
  `.execute(tx);
  return rows[0]?.count ?? 0;
}
