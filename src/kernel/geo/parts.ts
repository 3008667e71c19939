import type { Geometry, Position, Rings } from "./geometry.ts";

/** A geometry taken apart into its simple parts, however deeply it is nested. */
export interface Parts {
  points: Position[];
  lines: Position[][];
  polygons: Rings[];
}

/** Takes a geometry apart; a collection gives the parts of all its members. */
export function partsOf(geometry: Geometry): Parts {
  const parts: Parts = { points: [], lines: [], polygons: [] };
  const open: Geometry[] = [geometry];
  for (let next = open.pop(); next; next = open.pop()) {
    if (next.type === "Point") parts.points.push(next.coordinates);
    else if (next.type === "LineString") parts.lines.push(next.coordinates);
    else if (next.type === "MultiLineString") for (const line of next.coordinates) parts.lines.push(line);
    else if (next.type === "Polygon") parts.polygons.push(next.coordinates);
    else if (next.type === "MultiPolygon") for (const rings of next.coordinates) parts.polygons.push(rings);
    else for (const member of next.geometries) open.push(member);
  }
  return parts;
}

/** Every position of a geometry, rings and lines one after the other. */
export function* positionsOf(geometry: Geometry): Generator<Position> {
  const { points, lines, polygons } = partsOf(geometry);
  yield* points;
  for (const line of lines) yield* line;
  for (const rings of polygons) for (const ring of rings) yield* ring;
}
