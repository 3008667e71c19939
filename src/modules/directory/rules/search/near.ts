import { growBox } from "../../../../kernel/geo/box.ts";
import type { Box, Point } from "../../../../kernel/geo/geometry.ts";

/** The box that holds the circle of so many metres around a place: what an index can be asked. */
export function boxAroundPlace(place: Point, metres: number): Box {
  return growBox({ west: place.lon, south: place.lat, east: place.lon, north: place.lat }, metres);
}
