// SPDX-License-Identifier: EUPL-1.2
import { sql } from "kysely";
import type { Db } from "../../../../kernel/db/db.ts";
import type { VisitOutcome } from "../../rules/visits/read-round.ts";
import type { KnownEntry } from "../../rules/visits/street-coverage.ts";
import { lastWordOfPerson, sourceDay } from "../fresh/confirmations.ts";

/**
 * The public businesses of the site with what vouches for them: how many sources name them, when a person last said something
 * of them, and when somebody was last there.
 *
 * @param area the key of a programme area, or undefined for all of the site
 */
export async function knownEntries(tx: Db, area: string | undefined): Promise<KnownEntry[]> {
  const { rows } = await sql<Omit<KnownEntry, "place"> & { lat: number; lon: number }>`
    select b.id, b.short_id as "shortId", l.name, l.category, coalesce(b.profile->'address'->>'street', '') as street,
      coalesce(b.profile->'address'->>'houseNumber', '') as "houseNumber", b.status = 'perhaps-closed' as "isDoubted",
      b.lat, b.lon, b.profile ? 'openingHours' as "hasHours", b.profile ? 'phones' as "hasPhone",
      (select count(distinct i.scheme)::integer from directory.identifier i
        where i.site_id = b.site_id and i.business_id = b.id) as sources,
      to_char((f.at at time zone 'Europe/Berlin')::date, 'YYYY-MM-DD') as "confirmedOn", f.actor as "confirmedBy",
      ${sourceDay} as "sourceOn",
      (select to_char(max(v.day), 'YYYY-MM-DD') from directory.visit v
        where v.site_id = b.site_id and v.business_id = b.id) as "visitedOn", l.area
    from directory.listing l join directory.business b on b.site_id = l.site_id and b.id = l.business_id
    left join lateral ${lastWordOfPerson} f on true
    where l.kind = 'business' and (${area ?? null}::text is null or l.area = ${area ?? null})
  `.execute(tx);
  return rows.map(({ lat, lon, ...row }) => ({ ...row, place: { lat, lon } }));
}

/** What was seen at one door. */
export interface Visit {
  id: string;
  businessId: string | null;
  street: string;
  houseNumber: string;
  outcome: VisitOutcome;
  note: string;
}

/**
 * Notes what a round found.
 *
 * @returns whether it is new: the form of a round that is sent twice is one round
 */
export async function insertVisits(
  tx: Db,
  siteId: string,
  { round, day, personId }: { round: string; day: string; personId: string },
  visits: Visit[],
): Promise<boolean> {
  const rows = visits.map((visit, position) => ({ ...visit, position }));
  const { numAffectedRows } = await sql`
    insert into directory.visit (site_id, id, round, position, business_id, street, house_number, outcome, note, day, person_id)
    select ${siteId}, r.id, ${round}, r.position, r."businessId", r.street, r."houseNumber", r.outcome, r.note, ${day}::date,
      ${personId} from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(id uuid, position integer, "businessId" uuid,
      street text, "houseNumber" text, outcome text, note text) on conflict do nothing
  `.execute(tx);
  return (numAffectedRows ?? 0n) > 0n;
}

/** Houses that were empty at the last visit. */
export async function vacantHouses(tx: Db): Promise<{ street: string; houseNumber: string; day: string }[]> {
  const { rows } = await sql<{ street: string; houseNumber: string; day: string }>`
    select street, house_number as "houseNumber", to_char(day, 'YYYY-MM-DD') as day from (
      select distinct on (street, house_number) street, house_number, day, outcome from directory.visit
      where business_id is null order by street, house_number, day desc, id desc) v
    where outcome = 'vacant' order by street, house_number
  `.execute(tx);
  return rows;
}
