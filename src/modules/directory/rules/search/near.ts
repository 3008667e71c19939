import { growBox } from "../../../../kernel/geo/box.ts";
import type { Box, Point } from "../../../../kernel/geo/geometry.ts";

/**
 * The box that holds the circle of so many metres around a place: what an index can be asked. A little wider, since the
 * database measures by degrees that are up to a hundred and eightieth shorter.
 */
export function boxAroundPlace(place: Point, metres: number): Box {
  return growBox({ west: place.lon, south: place.lat, east: place.lon, north: place.lat }, metres * 1.01);
}

/** So many hits within a radius are counted: what is more is not told apart. */
export const mostCounted = 1000;
