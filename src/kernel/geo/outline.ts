import { ok, type Result, refuse } from "../result/result.ts";
import type { Outline } from "./geometry.ts";
import { type GeometryFault, parseGeometry } from "./parse-geometry.ts";
import { partsOf } from "./parts.ts";

/** Why something is no outline: the fault of its geometry, or that it holds no polygon. */
export type OutlineFault = GeometryFault | "no-polygon";

/** The geometries in whatever GeoJSON object it is. */
function geometriesIn(json: unknown): unknown[] {
  if (typeof json !== "object" || json === null) return [json];
  const { type, geometry, features } = json as Record<string, unknown>;
  if (type === "Feature") return [geometry];
  if (type === "FeatureCollection" && Array.isArray(features)) return features.flatMap(geometriesIn);
  return [json];
}

/**
 * Reads an outline from GeoJSON: a geometry, a feature, or a collection of either; all its polygons are
 * joined, points and lines in it are left aside. One wrong polygon refuses the whole: half an outline
 * would put addresses into the wrong area.
 * @example parseOutline({ type: "Polygon", coordinates: [[[6, 51], [7, 51], [7, 52], [6, 51]]] })
 */
export function parseOutline(json: unknown): Result<Outline, OutlineFault> {
  const polygons = [];
  for (const value of geometriesIn(json)) {
    const result = parseGeometry(value);
    if (!result.ok) return result;
    for (const rings of partsOf(result.value).polygons) polygons.push(rings);
  }
  const [first] = polygons;
  if (!first) return refuse("no-polygon");
  if (polygons.length === 1) return ok({ type: "Polygon", coordinates: first });
  return ok({ type: "MultiPolygon", coordinates: polygons });
}
