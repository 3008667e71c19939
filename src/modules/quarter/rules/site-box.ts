import { boxAround, boxOf, growBox } from "../../../kernel/geo/box.ts";
import { distanceMetres } from "../../../kernel/geo/distance.ts";
import type { Box, Geometry, Point } from "../../../kernel/geo/geometry.ts";

/** How far a site reaches from its centre where no areas say more, in metres. */
const defaultReach = 15_000;

/** Around the areas some surroundings are wanted: people cross the border of their quarter. */
const margin = 1_000;

/** The box that imports are clipped to: around the areas, else fifteen kilometres around the centre. */
export function siteBox(centre: Point, outlines: Geometry[]): Box {
  const corners = outlines.flatMap((outline) => {
    const box = boxOf(outline);
    return box
      ? [
          { lat: box.south, lon: box.west },
          { lat: box.north, lon: box.east },
        ]
      : [];
  });
  const around = boxAround(corners);
  if (!around)
    return growBox(
      { west: centre.lon, south: centre.lat, east: centre.lon, north: centre.lat },
      defaultReach,
    );
  return growBox(boxAround([...corners, centre]) ?? around, margin);
}

/** Farther than any town reaches from its middle, in metres. */
const farthest = 50_000;

/** Those of which even the nearest place of the box lies too far from the centre to belong to the same town. */
export function tooFar<A extends { outline: Geometry }>(centre: Point, areas: readonly A[]): A[] {
  return areas.filter(({ outline }) => {
    const box = boxOf(outline);
    if (!box) return false;
    const nearest = {
      lat: Math.min(Math.max(centre.lat, box.south), box.north),
      lon: Math.min(Math.max(centre.lon, box.west), box.east),
    };
    return distanceMetres(centre, nearest) > farthest;
  });
}
