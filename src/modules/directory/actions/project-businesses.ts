import { now } from "../../../kernel/clock/clock.ts";
import type { Db } from "../../../kernel/db/db.ts";
import { inTurns } from "../../../kernel/turns/in-turns.ts";
import { type Area, nestedAreas, type Site } from "../../quarter/index.ts";
import { type Business, isPublic } from "../rules/business.ts";
import { staleBefore } from "../rules/fresh/freshness.ts";
import { berlinDay } from "../rules/hours/berlin-time.ts";
import { openIntervals } from "../rules/hours/open-intervals.ts";
import { buildListing, type Listing } from "../rules/listing/build-listing.ts";
import { hoursKey, hoursOfKey } from "../rules/listing/hours-key.ts";
import { isWithheld } from "../rules/open-data/passed-on.ts";
import { staleAmong } from "../store/fresh/stale.ts";
import { numberHours, putIntervals } from "../store/hours.ts";
import { addWords, type ListingRow, putListings, removeListings } from "../store/listings.ts";
import { firstPhotos } from "../store/photos/photos.ts";
import { askingOf } from "../store/settings.ts";
import { unlicensedSources } from "../store/sources.ts";

/** Gives all hours their numbers; those that are new to the site get their intervals of the coming 14 days. */
async function takeHours(tx: Db, site: Site, keys: string[]): Promise<Map<string, number>> {
  const { ids, added } = await numberHours(tx, site.id, keys);
  const fresh = [...ids].filter(([key]) => added.has(key));
  const from = now();
  const intervals = fresh.flatMap(([key, hoursId]) => {
    const hours = hoursOfKey(key, site.state);
    return hours.ok ? openIntervals(hours.value, from).map((interval) => ({ hoursId, ...interval })) : [];
  });
  await putIntervals(
    tx,
    site.id,
    fresh.map(([, id]) => id),
    intervals,
  );
  return ids;
}

/**
 * Brings the public projection of these entries up to date: their rows, opening times and words.
 *
 * @param unlicensed the sources without a licence, where the caller knows them already
 */
export async function projectBusinesses(
  tx: Db,
  site: Site,
  areas: Area[],
  businesses: Business[],
  unlicensed?: ReadonlySet<number>,
): Promise<void> {
  const withoutLicence = unlicensed ?? (await unlicensedSources(tx));
  const shown = businesses.filter((business) => isPublic(business.status));
  const gone = businesses.filter((business) => !isPublic(business.status));
  const keys = shown.map((business) => hoursKey(business.profile));
  const photos = await firstPhotos(
    tx,
    shown.map((business) => business.id),
  );
  const stale = await staleAmong(tx, shown, staleBefore(berlinDay(now()), (await askingOf(tx)).months));
  const areasAround = nestedAreas(areas);
  const toListing = (business: Business) =>
    buildListing(
      business,
      site.id,
      areasAround(business.place),
      isWithheld(business.provenance, withoutLicence),
      photos.get(business.id),
    );
  const build = async () => {
    const listings: Listing[] = [];
    for await (const few of inTurns(shown)) listings.push(...few.map(toListing));
    return listings;
  };
  const wanted = [...new Set(keys.filter((key) => key !== undefined))];
  // While the database looks for the hours the rows are made.
  const [ids, listings] = await Promise.all([takeHours(tx, site, wanted), build()]);
  const rows = shown.map((business, index): ListingRow => {
    const listing = listings[index] as Listing;
    const hoursId = ids.get(keys[index] ?? "") ?? null;
    return {
      ...listing,
      businessId: business.id,
      hoursId,
      stale: stale.has(business.id),
      ...business.place,
    };
  });
  await Promise.all([
    removeListings(
      tx,
      gone.map((business) => business.id),
    ),
    putListings(tx, site.id, rows),
    addWords(tx, site.id, new Map(rows.flatMap((row) => [...row.vocabulary]))),
  ]);
}
