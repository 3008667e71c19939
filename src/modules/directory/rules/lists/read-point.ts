import type { Point } from "../../../../kernel/geo/geometry.ts";
import type { Cells } from "./cells.ts";
import { pointOfDegrees, pointOfUtm, readPair, toPoint } from "./coordinates.ts";

/** Where a row says it is: in degrees, in one cell or two, or in metres. Undefined where it says nothing. */
export function pointOf(cells: Cells, utmZone: 32 | 33): Point | "bad-coordinates" | undefined {
  const [lat, lon] = [cells.first("lat"), cells.first("lon")];
  const [easting, northing] = [cells.first("easting"), cells.first("northing")];
  const both = cells.first("coordinates");
  if (lat !== "" && lon !== "") return certain(pointOfDegrees(lat, lon));
  const pair = both === "" ? undefined : readPair(both);
  if (pair) return certain(toPoint(...pair));
  if (easting !== "" && northing !== "") {
    const metres = pointOfUtm(easting, northing, utmZone);
    // "x" and "y" may be degrees as well.
    return certain(metres === "not-understood" ? pointOfDegrees(northing, easting) : metres);
  }
  return undefined;
}

const certain = (point: Point | string): Point | "bad-coordinates" =>
  typeof point === "string" ? "bad-coordinates" : point;
