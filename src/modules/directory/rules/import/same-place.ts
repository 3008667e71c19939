// SPDX-License-Identifier: EUPL-1.2
import { distanceMetres } from "../../../../kernel/geo/distance.ts";
import type { Point } from "../../../../kernel/geo/geometry.ts";
import { isSurer, isVague, type Place } from "../business.ts";

/** Coordinates are rounded, so that nobody has moved by less. */
const roundingMetres = 1;

/** From here on an entry has moved to another house; below its place was drawn better. */
export const movedMetres = 25;

/**
 * Whether two points mean the same place. For a mapped area any point inside may stand, and files differ in which they
 * take: what lies within its reach is the same.
 *
 * @param reach half the diagonal of the mapped area in metres, 0 for a point
 */
export const isSamePlace = (a: Point, b: Point, reach: number): boolean =>
  distanceMetres(a, b) <= Math.max(roundingMetres, reach);

/** Whether an entry that stood at `before` and stands at `after` has moved. */
export const hasMoved = (before: Point | undefined, after: Point | undefined): boolean =>
  before !== undefined && after !== undefined && distanceMetres(before, after) > movedMetres;

/**
 * The place of a known entry after a source has said one. Where both mean the same the known one stays. So it does where the source
 * only knows the street and another one the place.
 *
 * @param isOwnWord whether the known place is an earlier word of this source: its address may be another one now
 */
export function placeSaid(
  known: Place,
  said: Place,
  { reach, isOwnWord }: { reach: number; isOwnWord: boolean },
): Place {
  if (isSurer(known, said) && !isOwnWord) return known;
  return isVague(said) === isVague(known) && isSamePlace(known, said, reach) ? known : said;
}
