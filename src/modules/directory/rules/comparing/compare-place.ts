import { distanceMetres } from "../../../../kernel/geo/distance.ts";
import type { Point } from "../../../../kernel/geo/geometry.ts";
import { readNumber } from "./compare-number.ts";
import type { Comparator } from "./comparison.ts";

/** How near two places must be for each level but the first, in metres. */
const reach = [5_000, 1_000, 300, 100, 30];

/** "51.43, 6.76" (latitude first). Undefined for what is no place on earth, and for 0, 0: that is a form left empty. */
export function readPlace(text: string): Point | undefined {
  const parts = text.trim().split(/\s*[,;|]\s+|[;|]|\s+|(?<=\.\d+),/);
  const [lat, lon] = parts.map((part) => readNumber(part));
  if (parts.length !== 2 || lat === undefined || lon === undefined) return undefined;
  if (Math.abs(lat) > 90 || Math.abs(lon) > 180 || (lat === 0 && lon === 0)) return undefined;
  return { lat, lon };
}

/** The squares of some 300 m in which the place and its neighbours lie. */
const cell = (degrees: number): number => Math.floor(degrees / 0.003);

/** Coordinates: how far apart in metres. */
export function comparePlace(): Comparator<Point> {
  return {
    levels: ["far apart", "within 5 km", "within 1 km", "within 300 m", "within 100 m", "within 30 m"],
    prior: [0.03, 0.04, 0.08, 0.15, 0.25, 0.45],
    read: readPlace,
    compare(a, b) {
      const metres = distanceMetres(a, b);
      const level = reach.filter((limit) => metres <= limit).length;
      return { level, likeness: Math.max(0, 1 - metres / 1_000), metres };
    },
    // The half shifted grid catches neighbours on both sides of a line.
    keys: ({ lat, lon }) => [`${cell(lat)} ${cell(lon)}`, `~${cell(lat + 0.0015)} ${cell(lon + 0.0015)}`],
  };
}
