import type { Point } from "../../../../kernel/geo/geometry.ts";
import { type HouseNumber, houseNumberText, orderOf } from "../address/house-number.ts";
import { beyond } from "./beyond.ts";
import type { Exactness } from "./exactness.ts";
import { flatMapAround, metresBetween, type Spot } from "./flat.ts";
import type { TownStreet } from "./indexed-street.ts";
import {
  covers,
  type Mark,
  midmost,
  type NumberLine,
  neighbours,
  numberLine,
  reckon,
} from "./number-line.ts";

export interface Placed {
  point: Point;
  exactness: Exactness;
  errorMetres: number;
  /** The number whose place this is; that asked for, or another letter of it. */
  number?: string;
  /** Where the houses lie that this was worked out from. */
  localityId?: number;
}

/** Entries of one number that lie farther apart than this are not one house. */
const sameHouse = 120;

/**
 * What may be farther off than this is no word on the house any more, only on the street: so 95 of 100 that are not are
 * within 50 m. Numbers known on one side only are the less certain ones.
 */
const houseError: Record<Exactness, number> = {
  address: Number.POSITIVE_INFINITY,
  interpolated: 28,
  "nearby-number": 20,
  street: 0,
  place: 0,
};

const lines = new WeakMap<TownStreet, NumberLine>();
export function lineOf(street: TownStreet): NumberLine {
  const known = lines.get(street) ?? numberLine(street);
  lines.set(street, known);
  return known;
}

/** The house itself, without working out anything; several where entries of one number lie far apart. */
export function exactHouses(street: TownStreet, asked: HouseNumber): Placed[] {
  const found = street.houses.filter((house) => covers(house, asked));
  if (found.length === 0) return [];
  // The very number before a range that holds it.
  const single = found.filter((house) => house.low === asked.low && house.high === asked.high);
  const entries = single.length > 0 ? single : found;
  const map = flatMapAround(entries[0] ?? { lat: 0, lon: 0 });
  const placed: Placed[] = [];
  let left = entries;
  while (left.length > 0) {
    const house = midmost(left, map);
    if (!house) break;
    const here = left.filter((other) => metresBetween(map.spotOf(other), map.spotOf(house)) <= sameHouse);
    const spread = Math.max(...here.map((other) => metresBetween(map.spotOf(other), map.spotOf(house))));
    placed.push({
      point: { lat: house.lat, lon: house.lon },
      exactness: "address",
      errorMetres: Math.round(Math.max(10, spread)),
      number: house.number,
      localityId: house.localityId,
    });
    left = left.filter((other) => !here.includes(other));
  }
  return placed;
}

/** The place of a number on a street: the house, or worked out from the numbers that are known. */
export function placeNumber(street: TownStreet, asked: HouseNumber): Placed {
  const exact = exactHouses(street, asked)[0];
  if (exact) return exact;
  const line = lineOf(street);
  const { map, marks, ruler, manner, usualError } = line;
  const namesake = marks.find(
    ({ house }) =>
      house.low <= asked.low &&
      house.high >= asked.low &&
      (house.low === asked.low || (house.low - asked.low) % 2 === 0),
  );
  if (namesake)
    return {
      point: { lat: namesake.house.lat, lon: namesake.house.lon },
      exactness: "nearby-number",
      errorMetres: 20,
      number: namesake.house.number,
      localityId: namesake.house.localityId,
    };
  const order = orderOf(asked);
  const odd = asked.low % 2 === 1;
  const { before, after } = neighbours(marks, order, odd, manner.sides);
  const done = (spot: Spot, manner: Exactness, error: number, nearest = before ?? after): Placed => ({
    point: map.pointOf(spot),
    exactness: error > houseError[manner] ? "street" : manner,
    errorMetres: Math.round(error),
    ...(error <= houseError[manner] && { number: houseNumberText(asked) }),
    ...(nearest && { localityId: nearest.house.localityId }),
  });
  if (before && after) {
    const spot = reckon(before, after, order, ruler, manner.curved);
    return done(spot, "interpolated", errorBetween(before, after, usualError));
  }
  const guess = beyond(line, order, odd);
  return done(guess.spot, guess.exactness, guess.error, guess.nearest);
}

/**
 * How far off four of five numbers between two known ones are: the wider the gap and the less regular the street, the
 * farther. Both factors were fitted on addresses of towns in three countries.
 */
function errorBetween(before: Mark, after: Mark, usualError: number | undefined): number {
  const gap = metresBetween(before.spot, after.spot);
  if (usualError !== undefined) return Math.max(10, Math.sqrt((5 + 0.35 * gap) * (5 + 1.7 * usualError)));
  // Many numbers in little room: they do not stand in a row between the two.
  return Math.max(10, 5 + 0.35 * Math.max(gap, 4 * (after.order - before.order)));
}
