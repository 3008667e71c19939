import type { Point } from "../../../../kernel/geo/geometry.ts";
import { type HouseNumber, orderOf } from "../address/house-number.ts";
import { between, type FlatMap, flatMapAround, metresBetween, type Spot } from "./flat.ts";
import type { House, TownStreet } from "./indexed-street.ts";
import { mainLine } from "./main-line.ts";
import { type Beside, type Ruler, rulerAlong } from "./ruler.ts";

/** A number of a street with its place: of several entries for one number the one in their midst. */
export interface Mark {
  house: House;
  order: number;
  odd: boolean;
  spot: Spot;
  beside: Beside | undefined;
}

/** How numbers between known ones are worked out on this street. */
interface Manner {
  /** Odd and even numbers each have a side of their own; else the numbers run up one side and down the other. */
  sides: boolean;
  /** Along the street; else straight from house to house. */
  curved: boolean;
}

export interface NumberLine {
  map: FlatMap;
  marks: Mark[];
  ruler: Ruler | undefined;
  /** At which end of the ruler the middle of the town is nearer; undefined where it is not known. */
  townEnd: "start" | "end" | undefined;
  manner: Manner;
  /** How far off this manner is for the numbers that are known, in metres, where it could be tried. */
  usualError: number | undefined;
}

/** Houses farther from the street than this are in its courtyards and branches: the street does not lead to them. */
const farFromStreet = 90;
const manners: Manner[] = [
  { sides: true, curved: true },
  { sides: true, curved: false },
  { sides: false, curved: true },
  { sides: false, curved: false },
];

/** Puts the known numbers of a street in order, and finds out which manner of reckoning fits it best. */
export function numberLine(street: TownStreet): NumberLine {
  const first = street.ways[0]?.line[0];
  const centre: Point = street.houses[0] ?? { lon: first?.[0] ?? 0, lat: first?.[1] ?? 0 };
  const map = flatMapAround(centre);
  const lines = street.ways.map((way) => way.line.map(([lon, lat]) => map.spotOf({ lat, lon })));
  const ruler = rulerAlong(mainLine(lines));
  const marks = marksOf(street.houses, map, ruler);
  let manner: Manner = { sides: true, curved: ruler !== undefined };
  let usualError: number | undefined;
  if (marks.length >= 4) {
    for (const tried of manners) {
      if (tried.curved && !ruler) continue;
      const error = errorOf(marks, ruler, tried);
      // The usual manner stays unless another is clearly better.
      if (error !== undefined && (usualError === undefined || error < usualError * 0.85)) {
        usualError = error;
        manner = tried;
      }
    }
  }
  return { map, marks, ruler, townEnd: townEndOf(street, ruler, map), manner, usualError };
}

function townEndOf({ centre }: TownStreet, ruler: Ruler | undefined, map: FlatMap): NumberLine["townEnd"] {
  if (!centre || !ruler) return undefined;
  const middle = map.spotOf(centre);
  const far = (along: number) => metresBetween(middle, ruler.at({ along, left: 0 }));
  return far(0) <= far(ruler.length) ? "start" : "end";
}

function marksOf(houses: House[], map: FlatMap, ruler: Ruler | undefined): Mark[] {
  const same = new Map<string, House[]>();
  for (const house of houses) {
    const key = `${house.low}-${house.high}${house.suffix}`;
    same.set(key, [...(same.get(key) ?? []), house]);
  }
  return [...same.values()]
    .flatMap((entries): Mark[] => {
      const house = midmost(entries, map);
      if (!house) return [];
      const spot = map.spotOf(house);
      return [{ house, order: orderOf(house), odd: house.low % 2 === 1, spot, beside: ruler?.read(spot) }];
    })
    .sort((a, b) => a.order - b.order);
}

/** The entry that is nearest to all others. */
export function midmost(houses: House[], map: FlatMap): House | undefined {
  if (houses.length < 3) return houses[0];
  const some = houses.slice(0, 40);
  const spots = some.map((house) => map.spotOf(house));
  const sums = spots.map((a) => spots.reduce((sum, b) => sum + metresBetween(a, b), 0));
  return some[sums.indexOf(Math.min(...sums))];
}

/** The middle error of a manner, each known number reckoned from the others; the farthest off do not count in full. */
function errorOf(marks: Mark[], ruler: Ruler | undefined, manner: Manner): number | undefined {
  const step = Math.max(1, Math.floor(marks.length / 60));
  const errors: number[] = [];
  for (let i = 0; i < marks.length; i += step) {
    const mark = marks[i];
    if (!mark) continue;
    const pair = neighbours(marks, mark.order, mark.odd, manner.sides, mark);
    if (!pair.before || !pair.after) continue;
    const spot = reckon(pair.before, pair.after, mark.order, ruler, manner.curved);
    errors.push(Math.min(150, metresBetween(spot, mark.spot)));
  }
  if (errors.length < 3) return undefined;
  return errors.reduce((sum, error) => sum + error, 0) / errors.length;
}

interface Neighbours {
  before: Mark | undefined;
  after: Mark | undefined;
}

/** The known numbers just below and above, on the same side where the sides are apart. */
export function neighbours(
  marks: readonly Mark[],
  order: number,
  odd: boolean,
  sides: boolean,
  except?: Mark,
): Neighbours {
  let before: Mark | undefined;
  let after: Mark | undefined;
  for (const mark of marks) {
    if (mark === except || (sides && mark.odd !== odd)) continue;
    if (mark.order <= order) before = mark;
    else {
      after = mark;
      break;
    }
  }
  return { before, after };
}

/** The place of a number between two known ones. */
export function reckon(
  before: Mark,
  after: Mark,
  order: number,
  ruler: Ruler | undefined,
  curved: boolean,
): Spot {
  const part = after.order > before.order ? (order - before.order) / (after.order - before.order) : 0;
  const a = before.beside;
  const b = after.beside;
  if (!curved || !ruler || !a || !b || Math.abs(a.left) > farFromStreet || Math.abs(b.left) > farFromStreet)
    return between(before.spot, after.spot, part);
  return ruler.at({ along: a.along + (b.along - a.along) * part, left: a.left + (b.left - a.left) * part });
}

/** Whether a known entry is the house that is asked for. */
export function covers(house: HouseNumber, asked: HouseNumber): boolean {
  if (house.suffix === asked.suffix && house.low === asked.low && house.high === asked.high) return true;
  const [from, to] = house.suffix.split("-");
  if (from && to && /^[a-z]-[a-z]$/.test(house.suffix) && house.low === asked.low)
    return asked.suffix.length === 1 && asked.suffix >= from && asked.suffix <= to;
  if (asked.suffix !== "" || house.suffix !== "" || asked.low < house.low || asked.high > house.high)
    return false;
  // A range of one side does not hold the numbers across the street.
  return (house.high - house.low) % 2 === 1 || (asked.low - house.low) % 2 === 0;
}
