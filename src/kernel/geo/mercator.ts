import type { Box, Point } from "./geometry.ts";

/** The latitude at which the web-mercator square ends. */
const MERCATOR_LIMIT = 85.051_128_779_806_59;

/** Web-mercator (EPSG:3857) as a fraction of the world square: x from the west, y from the north, 0 to 1. */
export function toMercator(point: Point): { x: number; y: number } {
  const lat = Math.max(-MERCATOR_LIMIT, Math.min(MERCATOR_LIMIT, point.lat));
  const sin = Math.sin((lat * Math.PI) / 180);
  return { x: point.lon / 360 + 0.5, y: 0.5 - Math.log((1 + sin) / (1 - sin)) / (4 * Math.PI) };
}

/** The point at a fraction of the world square; the reverse of `toMercator`. */
export function fromMercator(x: number, y: number): Point {
  return { lat: (Math.atan(Math.sinh(Math.PI * (1 - 2 * y))) * 180) / Math.PI, lon: (x - 0.5) * 360 };
}

/** How a box is fitted into a picture: pixels per world square, and where the picture's corner lies. */
export interface Fit {
  scale: number;
  left: number;
  top: number;
}

/** Fits the box whole and centred into a picture of that many pixels. */
export function fitBox(box: Box, width: number, height: number): Fit {
  const from = toMercator({ lat: box.north, lon: box.west });
  const to = toMercator({ lat: box.south, lon: box.east });
  // A box that is only a point still gets a picture: about 20 metres across.
  const wide = Math.max(to.x - from.x, 5e-7);
  const high = Math.max(to.y - from.y, 5e-7);
  const scale = Math.min(width / wide, height / high);
  return {
    scale,
    left: (from.x + to.x) / 2 - width / scale / 2,
    top: (from.y + to.y) / 2 - height / scale / 2,
  };
}

/** The place of a point in a picture of `box`, in pixels from its top left corner. */
export function project(point: Point, box: Box, width: number, height: number): { x: number; y: number } {
  return projectFit(point, fitBox(box, width, height));
}

/** As `project`, for many points in the same picture. */
export function projectFit(point: Point, fit: Fit): { x: number; y: number } {
  const { x, y } = toMercator(point);
  return { x: (x - fit.left) * fit.scale, y: (y - fit.top) * fit.scale };
}

/** The point under a pixel; the reverse of `projectFit`. */
export function unproject(x: number, y: number, fit: Fit): Point {
  return fromMercator(x / fit.scale + fit.left, y / fit.scale + fit.top);
}
