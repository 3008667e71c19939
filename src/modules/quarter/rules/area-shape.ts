import { boxOf } from "../../../kernel/geo/box.ts";
import { metresPerDegree } from "../../../kernel/geo/distance.ts";
import type { Geometry, Position } from "../../../kernel/geo/geometry.ts";
import { fitBox, projectFit } from "../../../kernel/geo/mercator.ts";
import { simplifyLine } from "../../../kernel/geo/simplify-line.ts";

/** A line of a small picture needs no more corners than this much of its size apart. */
const coarseness = 1 / 60;

function outerRings(outline: Geometry): Position[][] {
  switch (outline.type) {
    case "Polygon":
      return outline.coordinates.slice(0, 1);
    case "MultiPolygon":
      return outline.coordinates.flatMap((rings) => rings.slice(0, 1));
    case "GeometryCollection":
      return outline.geometries.flatMap(outerRings);
    default:
      return [];
  }
}

/**
 * The silhouette of an area as an SVG path, fitted into a square of `size` units, north up. Empty for what has no
 * surface.
 */
export function areaShape(outline: Geometry, size: number): string {
  const box = boxOf(outline);
  if (!box) return "";
  const fit = fitBox(box, size, size);
  // Rounding may lead just over the edge, or to a zero with a sign.
  const short = (at: number) => Math.min(size, Math.max(0, at)).toFixed(1);
  const metres = Math.max(box.north - box.south, (box.east - box.west) * 0.6) * metresPerDegree * coarseness;
  return outerRings(outline)
    .map((ring) => {
      const corners = simplifyLine(ring, metres).map(([lon, lat]) => {
        const { x, y } = projectFit({ lat, lon }, fit);
        return `${short(x)} ${short(y)}`;
      });
      return corners.length > 3 ? `M${corners.slice(0, -1).join("L")}Z` : "";
    })
    .join("");
}
