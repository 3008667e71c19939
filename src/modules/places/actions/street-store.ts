import type { Db } from "../../../kernel/db/db.ts";
import type { Point } from "../../../kernel/geo/geometry.ts";
import type { TownStreet } from "../rules/locate/indexed-street.ts";
import { joinPieces } from "../rules/locate/join-pieces.ts";
import type { LocalityIndex } from "../rules/locate/locality-index.ts";
import { townStreets } from "../rules/locate/town-streets.ts";
import { localitiesNear, middleOf, streetsByKey } from "../store/address-index.ts";

/** What is kept of a site's streets between batches: a town of two hundred thousand houses, about 40 MB. */
const mostHouses = 200_000;

/** Streets by key, read from the index when they are first asked for. */
export interface StreetStore {
  /** Forgets the longest unused where there are too many. Between batches only: one must find all that it loaded. */
  trim(): void;
  load(keys: Iterable<string>): Promise<void>;
  /** The streets of this key; none where the index has none. Loaded before. */
  get(key: string): TownStreet[];
}

export function streetStore(db: Db, siteId: string, known: LocalityIndex): StreetStore {
  const kept = new Map<string, { streets: TownStreet[]; houses: number }>();
  let houses = 0;
  const keep = (key: string, streets: TownStreet[]) => {
    // Streets that are not there are remembered as well, and take some room.
    const size = streets.reduce((sum, street) => sum + street.houses.length + street.ways.length, 1);
    kept.set(key, { streets, houses: size });
    houses += size;
  };
  const middles = new Map<string, Promise<Point | undefined>>();
  /** The middle of a town's houses; of all houses where the town is not known. */
  const middleOfTown = (town = ""): Promise<Point | undefined> => {
    const asked =
      middles.get(town) ??
      middleOf(
        db,
        siteId,
        known.matching(undefined, town || undefined).map(({ id }) => id),
      ).then((middle) => middle?.point);
    middles.set(town, asked);
    return asked;
  };
  return {
    trim() {
      for (const [key, entry] of kept) {
        if (houses <= mostHouses) break;
        kept.delete(key);
        houses -= entry.houses;
      }
    },
    async load(keys) {
      const wanted = new Set(keys);
      const missing = [...wanted].filter((key) => !kept.has(key));
      for (const key of wanted) {
        const entry = kept.get(key);
        if (!entry) continue;
        kept.delete(key);
        kept.set(key, entry);
      }
      if (missing.length === 0) return;
      const found = await streetsByKey(db, siteId, missing);
      const read = new Map<string, TownStreet[]>();
      const placeless: TownStreet[] = [];
      const houseless: TownStreet[] = [];
      for (const key of missing) {
        const street = found.get(key);
        const streets = street ? townStreets(street, known.byId) : [];
        placeless.push(
          ...streets.filter(({ towns, postcodes }) => towns.length === 0 || postcodes.length === 0),
        );
        houseless.push(...streets.filter((one) => one.houses.length === 0));
        read.set(key, streets);
      }
      await nameByNeighbours(db, siteId, placeless, known);
      for (const [key, streets] of read) keep(key, joinPieces(streets));
      for (const street of houseless) {
        const centre = await middleOfTown(street.towns[0]);
        if (centre) street.centre = centre;
      }
    },
    get: (key) => kept.get(key)?.streets ?? [],
  };
}

/** A street whose own houses and stretches say nothing of town or postcode lies where its neighbours do. */
async function nameByNeighbours(
  db: Db,
  siteId: string,
  streets: TownStreet[],
  known: LocalityIndex,
): Promise<void> {
  const asked = streets.flatMap((street) => someOf(street).map((point) => ({ street, point })));
  if (asked.length === 0) return;
  const near = await localitiesNear(
    db,
    siteId,
    asked.map(({ point }) => point),
  );
  const missing = new Map(
    streets.map((street) => [
      street,
      { town: street.towns.length === 0, postcode: street.postcodes.length === 0 },
    ]),
  );
  asked.forEach(({ street }, index) => {
    const names = (near[index] ?? []).flatMap((id) => known.byId.get(id) ?? []);
    const lacks = missing.get(street);
    const city = names.find((locality) => locality.city !== "")?.city;
    const postcode = names.find((locality) => locality.postcode !== "")?.postcode;
    if (lacks?.town && city && !street.towns.includes(city)) street.towns.push(city);
    if (lacks?.postcode && postcode && !street.postcodes.includes(postcode)) street.postcodes.push(postcode);
  });
}

/** The ends and the middle of a street. */
function someOf({ houses, ways }: TownStreet): Point[] {
  const points: Point[] = [
    ...houses.map(({ lat, lon }) => ({ lat, lon })),
    ...ways.flatMap((way) => way.line.map(([lon, lat]) => ({ lat, lon }))),
  ];
  return [points[0], points[Math.floor(points.length / 2)], points[points.length - 1]].flatMap(
    (at) => at ?? [],
  );
}
