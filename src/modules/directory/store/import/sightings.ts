// SPDX-License-Identifier: EUPL-1.2
import { sql } from "kysely";
import type { Db } from "../../../../kernel/db/db.ts";
import type { Drawn } from "../../rules/import/pair-renewed.ts";
import type { FiledAs, Missing } from "../../rules/import/vanished.ts";

/** That a source names an entry, how far its mapped area reaches in metres, and how the source files it. */
export interface Sighting {
  value: string;
  reach: number;
  filedAs: FiledAs;
}

/**
 * Remembers what entries are called in another system. `leadsTo` is the entry in which one goes on that was merged before it
 * was written.
 */
export async function insertIdentifiers(
  tx: Db,
  siteId: string,
  { scheme, importId }: { scheme: string; importId: number },
  identifiers: (Sighting & { businessId: string; leadsTo?: string | undefined })[],
): Promise<void> {
  if (identifiers.length === 0) return;
  await sql`
    insert into directory.identifier (site_id, scheme, value, business_id, origin, first_import, seen_by, reach, filed_as)
    select ${siteId}, ${scheme}, r.value, r.leads_to, r.id, ${importId}, ${importId}, r.reach, r.filed_as
    from unnest(${identifiers.map((one) => one.value)}::text[], ${identifiers.map((one) => one.businessId)}::uuid[],
      ${identifiers.map((one) => one.leadsTo ?? one.businessId)}::uuid[],
      ${identifiers.map((one) => one.reach)}::real[], ${identifiers.map((one) => one.filedAs)}::text[])
      as r(value, id, leads_to, reach, filed_as)
  `.execute(tx);
}

/** Notes that an import met these names; those that nobody knows are passed over. */
export async function markSeen(
  tx: Db,
  { scheme, importId }: { scheme: string; importId: number },
  sightings: Sighting[],
): Promise<void> {
  if (sightings.length === 0) return;
  await sql`
    update directory.identifier i set seen_by = ${importId}, reach = greatest(i.reach, r.reach),
      filed_as = coalesce(nullif(r.filed_as, ''), i.filed_as)
    from unnest(${sightings.map((one) => one.value)}::text[], ${sightings.map((one) => one.reach)}::real[],
      ${sightings.map((one) => one.filedAs)}::text[]) as r(value, reach, filed_as)
    where i.scheme = ${scheme} and i.value = r.value
  `.execute(tx);
}

/** The imports of the same source as this one, earlier or later. */
const sameSource = (importId: number) => sql`
  select r.id from directory.import_run r join directory.source s on s.site_id = r.site_id and s.id = r.source_id
  where s.name = (select t.name from directory.source t join directory.import_run n on n.site_id = t.site_id
    and n.source_id = t.id where n.id = ${importId})`;

/** A person's last word on the status of entry `b`, unless it was taken back by a person. */
const statusSaid = sql`exists (select from directory.change c where c.business_id = b.id and not c.undone
  and c.import_id is null and c.after ? 'status' and not exists (select from directory.change u
    where u.id = c.undoes and u.import_id is null))`;

export interface MissingEntry extends Omit<Missing, "vacant">, Drawn {
  shortId: string;
  status: string;
}

/** The entries that earlier imports of the same source brought under this scheme and this import did not. */
export async function missingEntries(
  tx: Db,
  { scheme, importId }: { scheme: string; importId: number },
): Promise<MissingEntry[]> {
  const { rows } = await sql<Omit<MissingEntry, "place"> & { lat: number; lon: number }>`
    with past as materialized (${sameSource(importId)})
    select b.id, b.short_id as "shortId", b.kind, b.status, b.lat, b.lon,
      coalesce(b.profile->'names'->0->>'value', '') as name, coalesce(b.profile->'categories'->>0, '') as category,
      last.filed_as as "filedAs",
      -- Whoever changed the entry since the source named it last has seen it.
      ${statusSaid} or exists (select from directory.change c where c.business_id = b.id and c.import_id is null
        and c.action in ('edit', 'photo') and not c.undone and c.at > last.at)
      or exists (select from directory.identifier o where o.business_id = b.id and o.seen_by > last.seen_by
        and o.seen_by <> ${importId} and o.seen_by not in (select id from past))
      -- It is an entry of another source, which this one only named as well.
      or not exists (select from directory.identifier w where w.business_id = b.id and w.scheme = ${scheme}
        and w.origin = b.id) as confirmed
    from (select i.business_id, max(i.seen_by) as seen_by, max(r.finished_at) as at,
          (array_agg(i.filed_as order by i.seen_by desc))[1] as filed_as from directory.identifier i
        join directory.import_run r on r.id = i.seen_by
        where i.scheme = ${scheme} and i.seen_by in (select id from past) group by i.business_id
        having max(i.seen_by) <> ${importId}) last
    join directory.business b on b.id = last.business_id order by b.id
  `.execute(tx);
  return rows.map(({ lat, lon, ...row }) => ({ ...row, place: { lat, lon } }));
}

/** The entries that this import made and that are called so. */
export async function createdNamed(
  tx: Db,
  { scheme, importId }: { scheme: string; importId: number },
  names: string[],
): Promise<(Drawn & Sighting)[]> {
  const { rows } = await sql<Omit<Drawn, "place"> & Sighting & { lat: number; lon: number }>`
    select b.id, b.kind, b.lat, b.lon, i.value, i.reach, i.filed_as as "filedAs", b.profile->'names'->0->>'value' as name,
      coalesce(b.profile->'categories'->>0, '') as category
    from directory.identifier i join directory.business b on b.id = i.business_id
    where i.scheme = ${scheme} and i.first_import = ${importId} and i.origin = i.business_id
      and lower(b.profile->'names'->0->>'value') = any(select lower(n) from unnest(${names}::text[]) n) order by b.id
  `.execute(tx);
  return rows.map(({ lat, lon, ...row }) => ({ ...row, place: { lat, lon } }));
}

/** Which of these entries are perhaps closed because an import said so, not a person. */
export async function closedByImport(tx: Db, ids: string[]): Promise<Set<string>> {
  if (ids.length === 0) return new Set();
  const { rows } = await sql<{ id: string; importId: number | null }>`
    select distinct on (c.business_id) c.business_id as id, c.import_id as "importId" from directory.change c
    where c.business_id = any(${ids}::uuid[]) and c.after ? 'status' order by c.business_id, c.id desc
  `.execute(tx);
  return new Set(rows.filter((row) => row.importId !== null).map((row) => row.id));
}

/** The inner ids of the entries that are called so. */
export async function idsByIdentifier(tx: Db, scheme: string, values: string[]): Promise<string[]> {
  if (values.length === 0) return [];
  const { rows } = await sql<{ id: string }>`
    select business_id as id from directory.identifier where scheme = ${scheme} and value = any(${values}::text[])
  `.execute(tx);
  return rows.map((row) => row.id);
}
