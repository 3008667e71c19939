import type { Point } from "../../../../kernel/geo/geometry.ts";
import { sameTown, townReadings } from "../address/town.ts";
import { type FlatMap, flatMapAround, metresBetween, type Spot } from "./flat.ts";
import type { House, IndexedLocality, IndexedStreet, Stretch, TownStreet } from "./indexed-street.ts";

/** Parts of a street with no house and no stretch between them for two of these are two streets. */
const cell = 200;

type Localities = ReadonlyMap<number, IndexedLocality>;

/**
 * Parts what is called the same into the streets of towns: what lies apart is another street, and where a street crosses
 * the border of a town its numbers begin anew.
 */
export function townStreets(street: IndexedStreet, localities: Localities): TownStreet[] {
  const centre = centreOf(street);
  if (!centre) return [];
  const map = flatMapAround(centre);
  const found: TownStreet[] = [];
  for (const part of partsApart(street, map))
    for (const { houses, ways } of partsByTown(part, localities, map))
      found.push({ name: street.names[0] ?? "", houses, ways, ...namesOf(houses, ways, localities) });
  return found;
}

function centreOf({ houses, ways }: IndexedStreet): Point | undefined {
  const first = ways[0]?.line[0];
  return houses[0] ?? (first && { lon: first[0], lat: first[1] });
}

interface Part {
  houses: House[];
  ways: Stretch[];
}

/** The cells that a stretch passes, no step longer than half a cell. */
function spotsOf(way: Stretch, map: FlatMap): Spot[] {
  const spots: Spot[] = [];
  for (const [lon, lat] of way.line) {
    const to = map.spotOf({ lat, lon });
    const from = spots[spots.length - 1] ?? to;
    const steps = Math.min(200, Math.floor(metresBetween(from, to) / (cell / 2)));
    for (let i = 1; i <= steps; i++)
      spots.push({
        x: from.x + ((to.x - from.x) * i) / (steps + 1),
        y: from.y + ((to.y - from.y) * i) / (steps + 1),
      });
    spots.push(to);
  }
  return spots;
}

function partsApart({ houses, ways }: IndexedStreet, map: FlatMap): Part[] {
  const group = new Map<string, number>();
  const parents: number[] = [];
  const root = (of: number): number => {
    let at = of;
    while (parents[at] !== at && parents[at] !== undefined) at = parents[at] ?? at;
    return at;
  };
  const cellAt = (x: number, y: number) => `${x},${y}`;
  const enter = ({ x, y }: Spot): number => {
    const column = Math.floor(x / cell);
    const row = Math.floor(y / cell);
    const key = cellAt(column, row);
    const known = group.get(key);
    if (known !== undefined) return known;
    const number = parents.push(parents.length) - 1;
    group.set(key, number);
    for (let dx = -2; dx <= 2; dx++)
      for (let dy = -2; dy <= 2; dy++) {
        const near = group.get(cellAt(column + dx, row + dy));
        if (near !== undefined) parents[root(near)] = root(number);
      }
    return number;
  };
  const ofHouse = houses.map((house) => enter(map.spotOf(house)));
  const ofWay = ways.map((way) => {
    const entered = spotsOf(way, map).map(enter);
    // One stretch is one street, however far apart its corners.
    for (const one of entered) parents[root(one)] = root(entered[0] ?? one);
    return entered[0] ?? 0;
  });
  const parts = new Map<number, Part>();
  const partOf = (number: number): Part => {
    const key = root(number);
    const part = parts.get(key) ?? { houses: [], ways: [] };
    parts.set(key, part);
    return part;
  };
  houses.forEach((house, index) => {
    partOf(ofHouse[index] ?? 0).houses.push(house);
  });
  ways.forEach((way, index) => {
    partOf(ofWay[index] ?? 0).ways.push(way);
  });
  return [...parts.values()];
}

/** Splits a part that crosses the border of a town. What names no town belongs to the nearest that does. */
function partsByTown(part: Part, localities: Localities, map: FlatMap): Part[] {
  const towns: { readings: ReturnType<typeof townReadings>; spots: Spot[]; part: Part }[] = [];
  const silent: House[] = [];
  const cities = new Map<string, number>();
  for (const house of part.houses) {
    const city = localities.get(house.localityId)?.city ?? "";
    if (city === "") {
      silent.push(house);
      continue;
    }
    let index = cities.get(city);
    if (index === undefined) {
      const readings = townReadings(city);
      index = towns.findIndex((town) =>
        readings.some((a) => town.readings.some((b) => sameTown(a.town, b.town))),
      );
      if (index < 0) index = towns.push({ readings, spots: [], part: { houses: [], ways: [] } }) - 1;
      cities.set(city, index);
    }
    towns[index]?.part.houses.push(house);
    towns[index]?.spots.push(map.spotOf(house));
  }
  if (towns.length < 2) return [part];
  const nearest = (spots: Spot[]): Part | undefined => {
    let best: { metres: number; part: Part } | undefined;
    for (const town of towns)
      for (const at of town.spots)
        for (const spot of spots) {
          const metres = metresBetween(at, spot);
          if (!best || metres < best.metres) best = { metres, part: town.part };
        }
    return best?.part;
  };
  for (const house of silent) nearest([map.spotOf(house)])?.houses.push(house);
  for (const way of part.ways) nearest(spotsOf(way, map))?.ways.push(way);
  return towns.map((town) => town.part);
}

function namesOf(houses: House[], ways: Stretch[], localities: Localities) {
  const counts = {
    postcode: new Map<string, number>(),
    city: new Map<string, number>(),
    quarter: new Map<string, number>(),
  };
  for (const { localityId } of [...houses, ...ways]) {
    const locality = localities.get(localityId);
    if (!locality) continue;
    for (const name of ["postcode", "city", "quarter"] as const)
      if (locality[name] !== "")
        counts[name].set(locality[name], (counts[name].get(locality[name]) ?? 0) + 1);
  }
  const sorted = (values: Map<string, number>) =>
    [...values].sort((a, b) => b[1] - a[1]).map(([value]) => value);
  return { postcodes: sorted(counts.postcode), towns: sorted(counts.city), quarters: sorted(counts.quarter) };
}
