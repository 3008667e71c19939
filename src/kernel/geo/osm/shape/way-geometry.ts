import type { Geometry, Point, Position } from "../../geometry.ts";
import { positionOf } from "../../geometry.ts";
import type { RejectReason } from "../osm-thing.ts";
import { isArea } from "./is-area.ts";

/** A geometry, and what is not quite right with it. */
export interface Shaped {
  geometry?: Geometry;
  fault?: { reason: RejectReason; detail?: string };
}

/**
 * The geometry of a way: a polygon where it is closed and its tags mean an area, else a line. Where nodes
 * are missing (ways at the edge of an extract) it goes through those that are there.
 */
export function wayGeometry(
  line: readonly (Position | undefined)[],
  tags: Record<string, string>,
  center: Point | undefined,
): Shaped {
  const found = line.filter((at) => at !== undefined);
  const missing = line.length - found.length;
  const first = found[0];
  if (!first) {
    if (center) return { geometry: { type: "Point", coordinates: positionOf(center) } };
    return { fault: { reason: line.length > 0 ? "missing-nodes" : "no-geometry" } };
  }
  const fault: Pick<Shaped, "fault"> =
    missing > 0 ? { fault: { reason: "missing-nodes", detail: `${missing} of ${line.length}` } } : {};
  if (found.length === 1) {
    if (missing > 0) return { geometry: { type: "Point", coordinates: first }, ...fault };
    return { geometry: { type: "Point", coordinates: first }, fault: { reason: "too-few-points" } };
  }
  const last = found[found.length - 1];
  const closed = last && last[0] === first[0] && last[1] === first[1] && found.length > 3;
  if (closed && isArea(tags)) return { geometry: { type: "Polygon", coordinates: [found] }, ...fault };
  return { geometry: { type: "LineString", coordinates: found }, ...fault };
}
