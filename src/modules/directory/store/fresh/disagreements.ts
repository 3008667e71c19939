// SPDX-License-Identifier: EUPL-1.2
import { sql } from "kysely";
import type { Db } from "../../../../kernel/db/db.ts";
import type { SourceKind } from "../../rules/business.ts";
import type { Agreeing, ComparedField, Differing } from "../../rules/fresh/differing.ts";

/**
 * Notes what a source says otherwise than others. A word that it said before, and that somebody has judged since, is not asked about
 * again, and where two sources overwrite each other in turn they disagree once.
 */
export async function putDisagreements(
  tx: Db,
  siteId: string,
  by: { source: string; importId: number; at: Date },
  differing: readonly (Differing & { businessId: string })[],
): Promise<void> {
  if (differing.length === 0) return;
  await sql`
    insert into directory.disagreement (site_id, business_id, field, said_by, value, held_by, held_kind, against, import_id, at)
    select ${siteId}, r."businessId", r.field, ${by.source}, r.value, r."heldBy", r."heldKind", r.against, ${by.importId}, ${by.at}
    from jsonb_to_recordset(${JSON.stringify(differing)}::jsonb) as r("businessId" uuid, field text, value jsonb, "heldBy" text,
      "heldKind" text, against jsonb)
    where not exists (select from directory.disagreement m where m.site_id = ${siteId} and m.business_id = r."businessId"
      and m.field = r.field and (m.said_by, m.held_by) = (r."heldBy", ${by.source}) and (m.value, m.against) = (r.against, r.value))
    on conflict (site_id, business_id, field, said_by) do update set value = excluded.value, held_by = excluded.held_by,
      held_kind = excluded.held_kind, against = excluded.against, import_id = excluded.import_id, at = excluded.at, settled_at = null
    where directory.disagreement.value <> excluded.value
  `.execute(tx);
}

/** Forgets what two sources disagreed about, where they say the same now. */
export async function forgetAgreed(
  tx: Db,
  source: string,
  agreeing: readonly (Agreeing & { businessId: string })[],
): Promise<void> {
  if (agreeing.length === 0) return;
  await sql`
    delete from directory.disagreement d
    using jsonb_to_recordset(${JSON.stringify(agreeing)}::jsonb) as r("businessId" uuid, field text, "heldBy" text)
    where d.business_id = r."businessId" and d.field = r.field
      and ((d.said_by, d.held_by) = (${source}, r."heldBy") or (d.said_by, d.held_by) = (r."heldBy", ${source}))
  `.execute(tx);
}

/** Somebody has looked at an entry, or at one field of it: what sources say of it was judged. */
export async function settleDisagreements(
  tx: Db,
  businessId: string,
  now: Date,
  field?: string,
): Promise<void> {
  await sql`
    update directory.disagreement set settled_at = ${now}
    where business_id = ${businessId} and settled_at is null and at <= ${now} and (${field ?? null}::text is null or field = ${field ?? null})
  `.execute(tx);
}

/** Forgets what an import brought. */
export async function forgetDisagreements(tx: Db, importId: number): Promise<void> {
  await sql`delete from directory.disagreement where import_id = ${importId}`.execute(tx);
}

/** Two words about a field of an entry, as they stand. */
export interface OpenDisagreement {
  field: ComparedField;
  saidBy: string;
  value: unknown;
  heldBy: string;
  heldKind: SourceKind;
  against: unknown;
}

/**
 * Whether a disagreement `d` about the entry `b` is still open: one of both words stands, and it is still the word of an import or
 * of the one whose word it was. Whoever says what is right makes it their own word.
 */
export const isOpen = sql`d.settled_at is null and exists (select from directory.source w where w.site_id = b.site_id
  and w.id = (b.provenance->>d.field)::integer
  and (b.profile->d.field = d.against and w.name = d.held_by and w.kind = d.held_kind
    or b.profile->d.field = d.value and w.name = d.said_by and w.kind = 'import'))`;
