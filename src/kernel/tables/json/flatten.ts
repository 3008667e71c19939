import { centroid } from "../../geo/centroid.ts";
import { parseGeometry } from "../../geo/parse-geometry.ts";
import { limits } from "../table-file.ts";

/** Whether a value is an object and no list. */
export const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

function scalar(value: unknown): string {
  if (value === null || value === undefined) return "";
  if (typeof value === "object") return JSON.stringify(value);
  return String(value);
}

/** The values of an object by their column; what lies within another object is called `address.street`. */
export function flatten(value: unknown): Map<string, string> {
  const cells = new Map<string, string>();
  const put = (prefix: string, record: Record<string, unknown>, depth: number) => {
    for (const [key, inner] of Object.entries(record)) {
      const name = prefix === "" ? key : `${prefix}.${key}`;
      if (isRecord(inner) && depth < 3) put(name, inner, depth + 1);
      else if (cells.size < limits.columns)
        cells.set(name, Array.isArray(inner) ? inner.map(scalar).join("; ") : scalar(inner));
    }
  };
  if (!isRecord(value)) return cells;
  if (value.type !== "Feature" || !("geometry" in value || isRecord(value.properties))) {
    put("", value, 0);
    return cells;
  }
  // GeoJSON (RFC 7946): the properties are the columns, the middle of the geometry is the place.
  const { type: _, geometry, properties, bbox: __, ...others } = value;
  put("", others, 0);
  if (isRecord(properties)) put("", properties, 0);
  const shape = parseGeometry(geometry);
  const point = shape.ok ? centroid(shape.value) : undefined;
  if (point) cells.set("geometry.lat", String(point.lat)).set("geometry.lon", String(point.lon));
  return cells;
}
