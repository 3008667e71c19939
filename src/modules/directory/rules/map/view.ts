import * as z from "zod";
import type { Box } from "../../../../kernel/geo/geometry.ts";
import { numberInAddress } from "../../../../kernel/numbers/plain-number.ts";
import { mapPart } from "../search/question.ts";
import { degreesPerPixel } from "./merge-cells.ts";

/** What a map shows at the moment, as it stands in the address of its pins. */
const viewSchema = z.object({ sicht: mapPart, zoom: numberInAddress(0, 24) });
export const viewParameters = ["sicht", "zoom"] as const;

export interface MapView {
  box: Box;
  zoom: number;
}

/** Reads the view in an address; undefined where it makes no sense. */
export function parseView(values: Record<string, string>): MapView | undefined {
  const read = viewSchema.safeParse(values);
  return read.success ? { box: read.data.sicht, zoom: read.data.zoom } : undefined;
}

/** So many cells are enough for any screen; a greater view gets greater ones. */
const mostCells = 400;

/** Pixels of a cell: nearer views tell more apart, from zoom 18 on all that does not stand at the same place. */
export const cellPixels = (zoom: number): number => (zoom >= 18 ? 4 : zoom >= 16 ? 40 : 76);

/** The cells of the grid for a view, in degrees; square on the screen. */
export function cellOf({ box, zoom }: MapView): { lon: number; lat: number } {
  const stretch = Math.cos((((box.south + box.north) / 2) * Math.PI) / 180);
  const wide = box.east - box.west;
  const high = (box.north - box.south) / stretch;
  const least = Math.sqrt((wide * high) / mostCells);
  // Beside the view as a whole: so that cells stay where they are while the map is moved, their size comes in steps.
  const wanted = degreesPerPixel(Math.floor(zoom)) * cellPixels(zoom);
  const lon = zoom >= 18 ? wanted : wanted * 2 ** Math.max(0, Math.ceil(Math.log2(least / wanted)));
  return { lon, lat: lon * stretchStep(stretch) };
}

/** The stretch in steps, for the same reason. */
const stretchStep = (stretch: number): number => Math.max(0.05, Math.round(stretch * 20) / 20);
