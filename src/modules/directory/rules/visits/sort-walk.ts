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
 * Stops in the order of a walk: up the side with the odd numbers of a street and down the other one, then on to the street that
 * is next. Nobody crosses the street at every door. Stops without a number come at the end of their street.
 */
export function sortWalk<One extends Stop>(stops: readonly One[]): One[] {
  const byStreet = new Map<string, One[]>();
  for (const stop of stops) {
    const there = byStreet.get(stop.street);
    if (there) there.push(stop);
    else byStreet.set(stop.street, [stop]);
  }
  const open = [...byStreet.values()].map(sortStreet);
  // The walk begins in the south: any place will do, but always the same. Of two streets as near as each other the first by name.
  open.sort((a, b) => south(a) - south(b) || nameOf(a).localeCompare(nameOf(b), "de"));
  const walk: One[] = [];
  let here: Point | undefined;
  while (open.length > 0) {
    const next = here === undefined ? 0 : nearest(open, here);
    const [street = []] = open.splice(next, 1);
    walk.push(...street);
    here = street.at(-1)?.place;
  }
  return walk;
}

const nameOf = ([first]: readonly Stop[]): string => first?.street ?? "";
const south = (stops: readonly Stop[]): number => Math.min(...stops.map(({ place }) => place.lat));

function nearest(streets: readonly Stop[][], here: Point): number {
  let [best, least] = [0, Number.POSITIVE_INFINITY];
  for (const [index, [first]] of streets.entries()) {
    const metres = first ? distanceMetres(here, first.place) : Number.POSITIVE_INFINITY;
    if (metres < least) [best, least] = [index, metres];
  }
  return best;
}

function sortStreet<One extends Stop>(stops: readonly One[]): One[] {
  const side = ({ houseNumber }: Stop): number => {
    const number = numberIn(houseNumber);
    return Number.isNaN(number) ? 2 : number % 2 === 1 ? 0 : 1;
  };
  return [...stops].sort((a, b) => {
    const [sideOfA, sideOfB] = [side(a), side(b)];
    if (sideOfA !== sideOfB) return sideOfA - sideOfB;
    if (sideOfA === 2) return a.houseNumber.localeCompare(b.houseNumber, "de");
    const up =
      numberIn(a.houseNumber) - numberIn(b.houseNumber) || a.houseNumber.localeCompare(b.houseNumber, "de");
    return sideOfA === 0 ? up : -up;
  });
}
