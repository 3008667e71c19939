import type { Db } from "../../../kernel/db/db.ts";
import { growBox } from "../../../kernel/geo/box.ts";
import { distanceMetres } from "../../../kernel/geo/distance.ts";
import type { Point } from "../../../kernel/geo/geometry.ts";
import type { KnownAddress } from "../rules/locate/exactness.ts";
import { flatMapAround } from "../rules/locate/flat.ts";
import type { IndexedLocality } from "../rules/locate/indexed-street.ts";
import { rulerAlong } from "../rules/locate/ruler.ts";
import { localitiesOf } from "../store/address-index.ts";
import { housesWithin, type NearHouse, type NearStretch, stretchesWithin } from "../store/near-addresses.ts";

export interface NearestAddress {
  address: KnownAddress;
  point: Point;
  /** How far the house, or the street, is from the place asked for, in metres. */
  distanceMetres: number;
  attribution: string;
}

/** What lies nearest to a place: a numbered house and a named street, each where there is one within two kilometres. */
export interface Nearest {
  house?: NearestAddress;
  street?: NearestAddress;
}

/** From a few houses to a village: the next is only asked where the one before is empty. */
const radii = [60, 250, 700, 2000];

/**
 * The nearest house number and the nearest street.
 *
 * @example const { house } = await reverse(db, site.id, { lat: 51.42, lon: 6.76 });
 */
export async function reverse(db: Db, siteId: string, point: Point): Promise<Nearest> {
  const [all, house, street] = await Promise.all([
    localitiesOf(db, siteId),
    nearest((radius) => nearestHouse(db, siteId, point, radius)),
    nearest((radius) => nearestStretch(db, siteId, point, radius)),
  ]);
  const addressOf = addressesIn(all);
  return {
    ...(house && {
      house: {
        address: addressOf(house.found.street, house.found.localityId, house.found.number),
        point: house.found.point,
        distanceMetres: Math.round(house.metres),
        attribution: house.found.attribution,
      },
    }),
    ...(street && {
      street: {
        // A stretch seldom says where it lies; the house beside it does.
        address: addressOf(street.found.street, house?.found.localityId ?? street.found.localityId),
        point: street.at,
        distanceMetres: Math.round(street.metres),
        attribution: street.found.attribution,
      },
    }),
  };
}

/**
 * What somebody who stands there would say: the house that is no farther off than `house` metres, else the street within `street`.
 * A house by itself is the common case, and is found in one look.
 *
 * @example const address = await addressAt(db, site.id, { lat: 51.42, lon: 6.76 }, { house: 80, street: 250 });
 */
export async function addressAt(
  db: Db,
  siteId: string,
  point: Point,
  reach: { house: number; street: number },
): Promise<KnownAddress | undefined> {
  const [all, house] = await Promise.all([
    localitiesOf(db, siteId),
    nearestHouse(db, siteId, point, reach.house),
  ]);
  if (house && Math.round(house.metres) <= reach.house)
    return addressesIn(all)(house.found.street, house.found.localityId, house.found.number);
  // Houses farther off say in which town a street lies.
  const { street } = await reverse(db, siteId, point);
  return street && street.distanceMetres <= reach.street ? street.address : undefined;
}

/** Writes addresses, with the names of these localities. */
function addressesIn(all: readonly IndexedLocality[]) {
  const localities = new Map(all.map((locality) => [locality.id, locality]));
  return (name: string, id: number, number?: string): KnownAddress => ({
    street: name,
    ...(number && { number }),
    ...placeOf(localities.get(id)),
  });
}

const placeOf = (locality: IndexedLocality | undefined): KnownAddress => ({
  ...(locality?.postcode && { postcode: locality.postcode }),
  ...(locality?.city && { town: locality.city }),
  ...(locality?.quarter && { quarter: locality.quarter }),
});

/** The first answer that lies within its radius: nothing outside the box can be nearer. */
async function nearest<T extends { metres: number }>(
  ask: (radius: number) => Promise<T | undefined>,
): Promise<T | undefined> {
  for (const radius of radii) {
    const found = await ask(radius);
    if (found && found.metres <= radius) return found;
  }
  return undefined;
}

const around = (point: Point, metres: number) =>
  growBox({ west: point.lon, south: point.lat, east: point.lon, north: point.lat }, metres);

async function nearestHouse(
  db: Db,
  siteId: string,
  point: Point,
  radius: number,
): Promise<{ found: NearHouse; metres: number } | undefined> {
  // The index orders by degrees, which are narrower from west to east: the first may not be the nearest, but is among
  // the first hundred.
  const houses = await housesWithin(db, siteId, around(point, radius), 100);
  return houses
    .map((found) => ({ found, metres: distanceMetres(found.point, point) }))
    .sort((a, b) => a.metres - b.metres)[0];
}

async function nearestStretch(
  db: Db,
  siteId: string,
  point: Point,
  radius: number,
): Promise<{ found: NearStretch; metres: number; at: Point } | undefined> {
  const map = flatMapAround(point);
  const stretches = await stretchesWithin(db, siteId, around(point, radius), 2000);
  return stretches
    .flatMap((found) => {
      const ruler = rulerAlong(found.line.map(([lon, lat]) => map.spotOf({ lat, lon })));
      const along = ruler?.read({ x: 0, y: 0 }).along;
      const spot = along === undefined ? undefined : ruler?.at({ along, left: 0 });
      return spot ? [{ found, metres: Math.hypot(spot.x, spot.y), at: map.pointOf(spot) }] : [];
    })
    .sort((a, b) => a.metres - b.metres)[0];
}
