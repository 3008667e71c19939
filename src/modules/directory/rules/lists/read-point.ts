import type { Point } from "../../../../kernel/geo/geometry.ts";
import { pointOfDegrees, readPair, toPoint } from "../coordinates/degrees.ts";
import { pointOfMetres } from "../coordinates/metres.ts";
import type { Cell, Cells } from "./cells.ts";
import { type LeftOut, leftOut } from "./left-out.ts";

/** Where a row says it is, or the cell that is no place on earth. */
export type ReadPoint = Point | { wrong: Cell } | undefined;

/**
 * Where a row says it is: in degrees, in one cell or two, or in metres. Undefined where it says nothing; a cell with both
 * coordinates that does not read is named, since the address may tell as well.
 */
export function pointOf(cells: Cells, utmZone: 32 | 33, left: LeftOut[]): ReadPoint {
  const [lat, lon] = [cells.each("lat")[0], cells.each("lon")[0]];
  const [easting, northing] = [cells.each("easting")[0], cells.each("northing")[0]];
  const both = cells.each("coordinates")[0];
  if (lat && lon) return certain(pointOfDegrees(lat.text, lon.text), lat);
  const pair = both && readPair(both.text);
  if (both && pair) return certain(toPoint(...pair), both);
  if (easting && northing) {
    const metres = pointOfMetres(easting.text, northing.text, utmZone);
    // "x" and "y" may be degrees as well.
    return certain(
      metres === "not-understood" ? pointOfDegrees(northing.text, easting.text) : metres,
      easting,
    );
  }
  if (both) left.push(leftOut(both, "not-understood"));
  return undefined;
}

const certain = (point: Point | string, cell: Cell): ReadPoint =>
  typeof point === "string" ? { wrong: cell } : point;
