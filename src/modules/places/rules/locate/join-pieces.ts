import { sameTown, type TownName, townReadings } from "../address/town.ts";
import { flatMapAround, metresBetween } from "./flat.ts";
import type { House, TownStreet } from "./indexed-street.ts";

/** What a number takes of a street's length at most, in metres: German towns have 7 to 12. */
const widestStep = 12;

/** What is called the same at more places than this is no question of a few missing houses. */
const mostPieces = 100;

interface Piece {
  street: TownStreet;
  towns: TownName[];
  first: House;
  last: House;
}

/**
 * Joins the pieces of a street of which no line and few houses are known: a gap in what is known is no gap in the street.
 * One street they are where they lie in one town and the numbers run on from one to the next no faster than numbers do.
 * Namesakes begin anew at 1, or lie too far apart for the few numbers between them: they stay apart.
 *
 * @param streets what is called the same, each with its town.
 */
export function joinPieces(streets: readonly TownStreet[]): TownStreet[] {
  // Where a line is known it shows where the street ends.
  const lineless = streets.filter(({ ways }) => ways.every(({ line }) => line.length < 2));
  if (lineless.length < 2 || lineless.length > mostPieces) return [...streets];
  const pieces = lineless.flatMap((street) => pieceOf(street) ?? []);
  const groups = new Map(pieces.map((piece) => [piece.street, [piece]]));
  const groupOf = ({ street }: Piece): Piece[] => groups.get(street) ?? [];
  // The shortest gaps first: what belongs together most surely keeps others out.
  const pairs = pieces
    .flatMap((a) => pieces.filter((b) => runsOn(a, b)).map((b) => ({ a, b, gap: b.first.low - a.last.low })))
    .sort((one, other) => one.gap - other.gap);
  for (const { a, b } of pairs) {
    const [one, other] = [groupOf(a), groupOf(b)];
    if (one === other || one.some((left) => other.some((right) => !agree(left, right)))) continue;
    const whole = [...one, ...other];
    for (const piece of whole) groups.set(piece.street, whole);
  }
  return streets.flatMap((street) => {
    const [first, ...others] = groups.get(street) ?? [];
    if (!first || others.length === 0) return [street];
    return first.street === street ? [joined([first, ...others].map((piece) => piece.street))] : [];
  });
}

function pieceOf(street: TownStreet): Piece | undefined {
  const [one, ...others] = street.houses;
  if (!one) return undefined;
  let [first, last] = [one, one];
  for (const house of others) {
    if (house.low < first.low) first = house;
    if (house.low > last.low) last = house;
  }
  const towns = street.towns.flatMap((town) => townReadings(town).map((reading) => reading.town));
  return { street, towns, first, last };
}

/** Whether the numbers of `b` follow on those of `a`. */
function runsOn(a: Piece, b: Piece): boolean {
  const numbers = b.first.low - a.last.low;
  if (numbers <= 0) return false;
  const map = flatMapAround(a.last);
  const metres = metresBetween(map.spotOf(a.last), map.spotOf(b.first));
  return metres <= numbers * widestStep && agree(a, b);
}

/** In one town, with no number of one among those of the other. */
const agree = (a: Piece, b: Piece): boolean =>
  (a.last.low < b.first.low || b.last.low < a.first.low) &&
  a.towns.some((town) => b.towns.some((other) => sameTown(town, other)));

/** Some pieces as one street; what the larger ones say comes first. */
function joined(streets: TownStreet[]): TownStreet {
  const largest = [...streets].sort((a, b) => b.houses.length - a.houses.length);
  const all = <T>(of: (street: TownStreet) => T[]): T[] => [...new Set(largest.flatMap(of))];
  return {
    name: largest[0]?.name ?? "",
    houses: all(({ houses }) => houses),
    ways: all(({ ways }) => ways),
    towns: all(({ towns }) => towns),
    postcodes: all(({ postcodes }) => postcodes),
    quarters: all(({ quarters }) => quarters),
  };
}
