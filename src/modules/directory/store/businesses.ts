import { sql } from "kysely";
import type { Db } from "../../../kernel/db/db.ts";
import { newShortId } from "../../../kernel/id/id.ts";
import type { Business, Provenance } from "../rules/business.ts";
import type { Profile } from "../rules/fields/profile.ts";
import { putKeys } from "./duplicates/keys.ts";

export interface BusinessRow {
  id: string;
  short_id: string;
  kind: Business["kind"];
  status: Business["status"];
  profile: Profile;
  provenance: Provenance;
  lat: number;
  lon: number;
  uncertainty: number | null;
  changed_at: Date;
}

/** The columns of an entry, under the name `b`. */
export const businessColumns = sql`b.id, b.short_id, b.kind, b.status, b.profile, b.provenance, b.lat, b.lon, b.uncertainty, b.changed_at`;

export function toBusiness(row: BusinessRow): Business {
  return {
    id: row.id,
    shortId: row.short_id,
    kind: row.kind,
    status: row.status,
    profile: row.profile,
    place: {
      lat: row.lat,
      lon: row.lon,
      ...(row.uncertainty !== null && { uncertainty: row.uncertainty }),
    },
    provenance: row.provenance,
    changedAt: row.changed_at,
  };
}

/** One entry of the site that the transaction is set to, whatever its status. */
export async function businessByShortId(tx: Db, shortId: string): Promise<Business | undefined> {
  const { rows } =
    await sql<BusinessRow>`select ${businessColumns} from directory.business b where b.short_id = ${shortId}`.execute(
      tx,
    );
  return rows[0] && toBusiness(rows[0]);
}

/**
 * Public ids for so many new entries, none of which an entry of the site has. Drawn at random, of 50,000 two are the same once in
 * four hundred times: an import must not fail by that.
 */
export async function freeShortIds(
  tx: Db,
  count: number,
  draw: () => string = newShortId,
): Promise<string[]> {
  const free = new Set<string>();
  while (free.size < count) {
    const drawn = new Set<string>();
    while (free.size + drawn.size < count) {
      const id = draw();
      if (!free.has(id)) drawn.add(id);
    }
    const { rows } = await sql<{ short_id: string }>`
      select b.short_id from directory.business b where b.short_id = any(${[...drawn]}::text[])`.execute(tx);
    for (const { short_id } of rows) drawn.delete(short_id);
    for (const id of drawn) free.add(id);
  }
  return [...free];
}

/** The entry with this inner id, locked until the transaction ends. */
export async function businessForChange(tx: Db, id: string): Promise<Business | undefined> {
  const { rows } =
    await sql<BusinessRow>`select ${businessColumns} from directory.business b where b.id = ${id} for update`.execute(
      tx,
    );
  return rows[0] && toBusiness(rows[0]);
}

/**
 * How much a source may say of an entry under this name. `own`: it is the name of the entry itself. `guest`: it came by a
 * merge, so that the source fills gaps and renews its own word. `silent`: the same source speaks under another name already.
 */
export type Voice = "own" | "guest" | "silent";

/** An entry, found by what another system calls it. */
export interface KnownBusiness {
  business: Business;
  /** How far the mapped area reaches around its point, in metres, the widest that an import saw; 0 for a point. */
  reach: number;
  /** Whether the name came with an entry that was merged into this one. */
  voice: Voice;
}

/** The entries that are called so in another system, by that name; locked until the transaction ends. */
export async function businessesByIdentifier(
  tx: Db,
  scheme: string,
  values: string[],
): Promise<Map<string, KnownBusiness>> {
  const { rows } = await sql<BusinessRow & { value: string; reach: number; voice: Voice }>`
    select i.value, i.reach, case when i.origin = i.business_id then 'own'
      when exists (select from directory.identifier o where o.business_id = i.business_id and o.scheme = i.scheme
        and (o.origin = o.business_id or o.value < i.value)) then 'silent' else 'guest' end as voice, ${businessColumns} from directory.identifier i
    join directory.business b on b.site_id = i.site_id and b.id = i.business_id
    where i.scheme = ${scheme} and i.value = any(${values}::text[]) for update of b
  `.execute(tx);
  return new Map(
    rows.map((row) => [row.value, { business: toBusiness(row), reach: row.reach, voice: row.voice }]),
  );
}

/** The entries with these inner ids, locked until the transaction ends. */
export async function businessesForChange(tx: Db, ids: string[]): Promise<Map<string, Business>> {
  if (ids.length === 0) return new Map();
  const { rows } = await sql<BusinessRow>`
    select ${businessColumns} from directory.business b where b.id = any(${ids}::uuid[]) order by b.id for update
  `.execute(tx);
  return new Map(rows.map((row) => [row.id, toBusiness(row)]));
}

const beforeAll = "00000000-0000-0000-0000-000000000000";

/** So many entries whose inner ids come after that one, in their order, locked until the transaction ends; from the first on without it. */
export async function businessesAfter(tx: Db, id = beforeAll, limit = 250): Promise<Business[]> {
  const { rows } = await sql<BusinessRow>`
    select ${businessColumns} from directory.business b where b.id > ${id} order by b.id limit ${limit} for update
  `.execute(tx);
  return rows.map(toBusiness);
}

/** The entries with these inner ids, for reading. */
export async function businessesById(tx: Db, ids: string[]): Promise<Map<string, Business>> {
  if (ids.length === 0) return new Map();
  const { rows } = await sql<BusinessRow>`
    select ${businessColumns} from directory.business b where b.id = any(${ids}::uuid[])
  `.execute(tx);
  return new Map(rows.map((row) => [row.id, toBusiness(row)]));
}

/** Takes entries away altogether, with their names in other systems, their history and their public rows. */
export async function deleteBusinesses(tx: Db, ids: string[]): Promise<void> {
  if (ids.length === 0) return;
  await sql`delete from directory.business where id = any(${ids}::uuid[])`.execute(tx);
}

const asRow = (business: Business) => ({
  id: business.id,
  short_id: business.shortId,
  kind: business.kind,
  status: business.status,
  profile: business.profile,
  provenance: business.provenance,
  ...business.place,
});

const recordset = (rows: unknown[]) => sql`
  jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(id uuid, short_id text, kind text, status text, profile jsonb,
    provenance jsonb, lat double precision, lon double precision, uncertainty integer, merged_into uuid)`;

/** An entry to add, and the one in which it goes on, where it was merged before it was written. */
export interface Added {
  business: Business;
  mergedInto?: string | undefined;
}

/** Adds entries, many in one statement. With `putKeys` they are found as duplicates, which those that merge at once need not be. */
export async function insertBusinesses(tx: Db, siteId: string, added: Added[]): Promise<void> {
  if (added.length === 0) return;
  const rows = added.map(({ business, mergedInto }) => ({
    ...asRow(business),
    ...(mergedInto !== undefined && { status: "merged", merged_into: mergedInto }),
  }));
  await sql`
    insert into directory.business (site_id, id, short_id, kind, status, profile, provenance, lat, lon, uncertainty, merged_into)
    select ${siteId}, r.id, r.short_id, r.kind, r.status, r.profile, r.provenance, r.lat, r.lon, r.uncertainty, r.merged_into
    from ${recordset(rows)}
  `.execute(tx);
}

/**
 * Writes the present state of entries, many in one statement.
 *
 * @param keyedAnew which of them may be found under other keys than before; all without it
 */
export async function updateBusinesses(
  tx: Db,
  siteId: string,
  businesses: Business[],
  keyedAnew?: ReadonlySet<string>,
): Promise<void> {
  if (businesses.length === 0) return;
  const updated = sql`
    update directory.business b set kind = r.kind, status = r.status, profile = r.profile, provenance = r.provenance,
      lat = r.lat, lon = r.lon, uncertainty = r.uncertainty, changed_at = now()
    from ${recordset(businesses.map(asRow))} where b.site_id = ${siteId} and b.id = r.id
  `.execute(tx);
  const keyed = keyedAnew ? businesses.filter(({ id }) => keyedAnew.has(id)) : businesses;
  await Promise.all([updated, putKeys(tx, siteId, keyed)]);
}
