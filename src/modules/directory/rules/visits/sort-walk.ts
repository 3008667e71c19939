// SPDX-License-Identifier: EUPL-1.2
import { distanceMetres } from "../../../../kernel/geo/distance.ts";
import type { Point } from "../../../../kernel/geo/geometry.ts";

/** Where somebody stops on a walk. */
export interface Stop {
  street: string;
  houseNumber: string;
  place: Point;
}

const numberIn = (houseNumber: string): number => Number(/\d+/.exec(houseNumber)?.[0] ?? Number.NaN);

/**
 * Stops in the order of a walk: along one side of a street and back on the other one, then on to the street that is next, from that
 * end and on that side which is nearest. Nobody crosses the street at every door. Stops without a number come at the end of their
 * street, and those without a street at the end of the walk, each the nearest to the one before.
 */
export function sortWalk<One extends Stop>(stops: readonly One[]): One[] {
  const byStreet = new Map<string, One[]>();
  const elsewhere: One[] = [];
  for (const stop of stops) {
    const there = byStreet.get(stop.street);
    if (stop.street === "") elsewhere.push(stop);
    else if (there) there.push(stop);
    else byStreet.set(stop.street, [stop]);
  }
  const open = [...byStreet.values()].map(waysThrough);
  // The walk begins in the south, which is as good as elsewhere, but always the same. Of two as near as each other the first by name.
  open.sort(([a = []], [b = []]) => south(a) - south(b) || nameOf(a).localeCompare(nameOf(b), "de"));
  const walk: One[] = [];
  while (open.length > 0) {
    const { street, way } = nearest(open, walk.at(-1)?.place);
    walk.push(...(open[street]?.[way] ?? []));
    open.splice(street, 1);
  }
  const lost = elsewhere
    .sort((a, b) => a.place.lat - b.place.lat || a.houseNumber.localeCompare(b.houseNumber, "de"))
    .map((stop) => [[stop]]);
  while (lost.length > 0) {
    const { street } = nearest(lost, walk.at(-1)?.place);
    walk.push(...(lost[street]?.[0] ?? []));
    lost.splice(street, 1);
  }
  return walk;
}

const nameOf = ([first]: readonly Stop[]): string => first?.street ?? "";
const south = (stops: readonly Stop[]): number => Math.min(...stops.map(({ place }) => place.lat));

/** The street whose door is nearest, and the way through it that begins there; the first of all from nowhere. */
function nearest(
  streets: readonly (readonly Stop[])[][],
  here: Point | undefined,
): { street: number; way: number } {
  let [best, least] = [{ street: 0, way: 0 }, Number.POSITIVE_INFINITY];
  if (here === undefined) return best;
  for (const [street, ways] of streets.entries())
    for (const [way, [first]] of ways.entries()) {
      const metres = first ? distanceMetres(here, first.place) : Number.POSITIVE_INFINITY;
      if (metres < least) [best, least] = [{ street, way }, metres];
    }
  return best;
}

/** The four ways through a street: from either end, on either side. */
function waysThrough<One extends Stop>(stops: readonly One[]): One[][] {
  const up = [...stops].sort(
    (a, b) =>
      numberIn(a.houseNumber) - numberIn(b.houseNumber) || a.houseNumber.localeCompare(b.houseNumber, "de"),
  );
  const rest = stops
    .filter(({ houseNumber }) => Number.isNaN(numberIn(houseNumber)))
    .sort((a, b) => a.houseNumber.localeCompare(b.houseNumber, "de"));
  const side = (odd: 0 | 1) => up.filter(({ houseNumber }) => numberIn(houseNumber) % 2 === odd);
  const [odd, even] = [side(1), side(0)];
  const ways = [
    [odd, even.toReversed()],
    [even, odd.toReversed()],
    [odd.toReversed(), even],
    [even.toReversed(), odd],
  ];
  return ways.map(([there = [], back = []]) => [...there, ...back, ...rest]);
}
