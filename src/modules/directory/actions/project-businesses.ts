import { now } from "../../../kernel/clock/clock.ts";
import type { Db } from "../../../kernel/db/db.ts";
import { pointInGeometry } from "../../../kernel/geo/inside.ts";
import type { Area, Site } from "../../quarter/index.ts";
import { type Business, isPublic } from "../rules/business.ts";
import { parseHours } from "../rules/hours/hours.ts";
import { openIntervals } from "../rules/hours/open-intervals.ts";
import { buildListing } from "../rules/listing/build-listing.ts";
import {
  addWords,
  type ListingRow,
  type OpenInterval,
  putIntervals,
  putListings,
  removeListings,
} from "../store/listings.ts";

/** The quarter whose outline holds the entry, the first where several overlap. */
export function areaOf(areas: Area[], business: Business): Area | null {
  return areas.find((area) => pointInGeometry(business.place, area.outline)) ?? null;
}

/** The opening times of an entry in the coming 14 days; none where they are unknown or not understood. */
export function intervalsOf(business: Business, site: Site, from: Date): OpenInterval[] {
  const value = business.profile.openingHours;
  if (!value) return [];
  const hours = parseHours(value, site.state, business.profile.specialDays);
  if (!hours.ok) return [];
  return openIntervals(hours.value, from).map((interval) => ({ businessId: business.id, ...interval }));
}

/** Brings the public projection of these entries up to date: their rows, opening times and words. */
export async function projectBusinesses(
  tx: Db,
  site: Site,
  areas: Area[],
  businesses: Business[],
): Promise<void> {
  const shown = businesses.filter((business) => isPublic(business.status));
  const gone = businesses.filter((business) => !isPublic(business.status));
  const rows: ListingRow[] = shown.map((business) => ({
    ...buildListing(business, site.id, areaOf(areas, business)),
    businessId: business.id,
    ...business.place,
  }));
  await removeListings(
    tx,
    gone.map((business) => business.id),
  );
  await putListings(tx, site.id, rows);
  const from = now();
  await putIntervals(
    tx,
    site.id,
    shown.map((business) => business.id),
    shown.flatMap((business) => intervalsOf(business, site, from)),
  );
  await addWords(tx, site.id, [...new Set(rows.flatMap((row) => row.vocabulary))].sort());
}
