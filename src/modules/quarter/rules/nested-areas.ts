import { ringArea } from "../../../kernel/geo/centroid.ts";
import type { Geometry, Point } from "../../../kernel/geo/geometry.ts";
import { pointInGeometry } from "../../../kernel/geo/inside.ts";
import { partsOf } from "../../../kernel/geo/parts.ts";

const sizeOf = (outline: Geometry): number =>
  partsOf(outline).polygons.reduce((sum, [outer]) => sum + ringArea(outer ?? []), 0);

/**
 * Where places lie, in areas that may hold each other: towns publish their quarters together with the districts and the
 * whole town. The innermost is what people call the place by.
 *
 * @returns the areas around a point, the smallest first
 * @example
 * nestedAreas([town, quarter])(point); // [quarter, town]
 */
export function nestedAreas<A extends { outline: Geometry }>(areas: readonly A[]): (point: Point) => A[] {
  const bySize = areas.map((area) => ({ area, size: sizeOf(area.outline) })).sort((a, b) => a.size - b.size);
  return (point) => bySize.flatMap(({ area }) => (pointInGeometry(point, area.outline) ? [area] : []));
}
