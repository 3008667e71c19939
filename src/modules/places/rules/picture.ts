import { metresAcross } from "../../../kernel/geo/box.ts";
import type { Box, Point } from "../../../kernel/geo/geometry.ts";
import { type Fit, fitBox, projectFit, toMercator, unproject } from "../../../kernel/geo/mercator.ts";

/** The size of a map picture in its own units; it is shown at any size. */
export const pictureWidth = 600;
export const pictureHeight = 450;

/** What a picture shows: the box that fills it whole. */
export interface Picture {
  box: Box;
  fit: Fit;
}

/** Degrees to which a picture's box is rounded: about ten metres, so that near views share a picture. */
const round = (degrees: number): number => Math.round(degrees * 1e4) / 1e4;

/** The narrowest view: a few streets. */
const narrowest = 0.006;

/** A picture whose box fills it whole, around the given box. */
function fill(box: Box): Picture {
  const fit = fitBox(box, pictureWidth, pictureHeight);
  const from = unproject(0, 0, fit);
  const to = unproject(pictureWidth, pictureHeight, fit);
  const whole = { west: round(from.lon), south: round(to.lat), east: round(to.lon), north: round(from.lat) };
  return { box: whole, fit: fitBox(whole, pictureWidth, pictureHeight) };
}

/**
 * The picture around some points. Its size comes in steps and its corner stands on a grid, so that similar lists share
 * one picture in the caches.
 */
export function pictureAround(points: Point[], fallback: Box): Picture {
  const lats = points.map((point) => point.lat);
  const lons = points.map((point) => point.lon);
  const box =
    points.length > 0
      ? {
          west: Math.min(...lons),
          east: Math.max(...lons),
          south: Math.min(...lats),
          north: Math.max(...lats),
        }
      : fallback;
  const middle = toMercator({ lat: (box.south + box.north) / 2, lon: (box.west + box.east) / 2 });
  const stretch = Math.cos((((box.south + box.north) / 2) * Math.PI) / 180);
  const wide = Math.max(
    (box.east - box.west) * 1.15,
    // A pin stands above its place: the highest one needs room.
    ((box.north - box.south) / stretch) * 1.35 * (pictureWidth / pictureHeight),
    narrowest,
  );
  // Steps of the square root of two; the corner on a grid of a sixteenth of the width.
  const width = 2 ** (Math.ceil(Math.log2(wide) * 2) / 2);
  const grid = width / 16;
  const lon = Math.round(((middle.x - 0.5) * 360) / grid) * grid;
  const half = width / 2;
  const high = (half * stretch * pictureHeight) / pictureWidth;
  const lat = Math.round((box.south + box.north) / 2 / (grid * stretch)) * grid * stretch;
  return fill({ west: lon - half, east: lon + half, south: lat - high, north: lat + high });
}

/** The picture of exactly this box, as an address names it. */
export const pictureOf = (box: Box): Picture => ({ box, fit: fitBox(box, pictureWidth, pictureHeight) });

/** The box as it stands in the address of a picture. */
export const boxText = ({ west, south, east, north }: Box): string => [west, south, east, north].join(",");

/** The reverse of `boxText`; undefined for anything that is no sensible view. */
export function parseBox(text: string): Box | undefined {
  if (!/^-?\d{1,3}(\.\d{1,6})?(,-?\d{1,3}(\.\d{1,6})?){3}$/.test(text)) return undefined;
  const [west = 0, south = 0, east = 0, north = 0] = text.split(",").map(Number);
  const sensible =
    west < east &&
    south < north &&
    Math.abs(south) <= 85 &&
    Math.abs(north) <= 85 &&
    west >= -180 &&
    east <= 180;
  return sensible && east - west < 3 && north - south < 3 ? { west, south, east, north } : undefined;
}

/** Where a point lies in a picture, in whole units from its top left corner. */
export function inPicture(point: Point, picture: Picture): { x: number; y: number } {
  const { x, y } = projectFit(point, picture.fit);
  return { x: Math.round(x), y: Math.round(y) };
}

/** The point under a spot of a picture, given as fractions of its width and height; the reverse of `inPicture`. */
export const placeInPicture = (across: number, down: number, picture: Picture): Point =>
  unproject(across * pictureWidth, down * pictureHeight, picture.fit);

/** How much detail suits a view of this width: from the main roads of a town to single houses. */
export function rankFor(box: Box): 1 | 2 | 3 | 4 {
  const metres = metresAcross(box);
  if (metres > 40_000) return 1;
  if (metres > 7_000) return 2;
  return metres > 900 ? 3 : 4;
}
