import { ok, type Result, refuse } from "../result/result.ts";
import type { Geometry, Position, Rings } from "./geometry.ts";

/** Why a GeoJSON geometry was refused. */
export type GeometryFault =
  | "no-geometry"
  | "unknown-geometry"
  | "bad-coordinates"
  | "swapped-coordinates"
  | "too-few-points"
  | "unclosed-ring"
  | "too-deep";

class Fault extends Error {
  readonly fault: GeometryFault;
  constructor(fault: GeometryFault) {
    super(fault);
    this.fault = fault;
  }
}

function list(value: unknown): unknown[] {
  if (!Array.isArray(value)) throw new Fault("bad-coordinates");
  return value;
}

/** The faults of a pair of degrees; `undefined` where there is none. */
export function coordinateFault(lon: unknown, lat: unknown): GeometryFault | undefined {
  if (typeof lon !== "number" || typeof lat !== "number") return "bad-coordinates";
  if (!Number.isFinite(lon) || !Number.isFinite(lat)) return "bad-coordinates";
  if (Math.abs(lat) <= 90 && Math.abs(lon) <= 180) return undefined;
  // No latitude goes beyond 90: where the two would fit the other way round, they were swapped.
  return Math.abs(lat) <= 180 && Math.abs(lon) <= 90 ? "swapped-coordinates" : "bad-coordinates";
}

/** Numbers in quotes break the rules, but real files have them, and there is no doubt what they mean. */
function degreesIn(value: unknown): unknown {
  return typeof value === "string" && /^-?\d{1,3}(\.\d+)?$/.test(value.trim()) ? Number(value) : value;
}

function position(value: unknown): Position {
  const [lon, lat] = list(value).slice(0, 2).map(degreesIn);
  const fault = coordinateFault(lon, lat);
  if (fault) throw new Fault(fault);
  return [lon as number, lat as number];
}

function line(value: unknown): Position[] {
  const positions = list(value).map(position);
  if (positions.length < 2) throw new Fault("too-few-points");
  return positions;
}

function ring(value: unknown): Position[] {
  const positions = list(value).map(position);
  const first = positions[0];
  const last = positions[positions.length - 1];
  if (!first || !last || positions.length < 3) throw new Fault("too-few-points");
  if (first[0] !== last[0] || first[1] !== last[1]) throw new Fault("unclosed-ring");
  if (positions.length < 4) throw new Fault("too-few-points");
  return positions;
}

function rings(value: unknown): Rings {
  const all = list(value).map(ring);
  if (all.length === 0) throw new Fault("too-few-points");
  return all;
}

function several<T>(value: unknown, part: (value: unknown) => T): T[] {
  const all = list(value).map(part);
  if (all.length === 0) throw new Fault("too-few-points");
  return all;
}

function read(value: unknown, depth: number): Geometry {
  if (value === null || value === undefined) throw new Fault("no-geometry");
  if (typeof value !== "object") throw new Fault("unknown-geometry");
  if (depth > 8) throw new Fault("too-deep");
  const { type, coordinates, geometries } = value as Record<string, unknown>;
  switch (type) {
    case "Point":
      return { type, coordinates: position(coordinates) };
    case "MultiPoint": {
      const geometries = several(coordinates, position).map((at) => ({
        type: "Point" as const,
        coordinates: at,
      }));
      return { type: "GeometryCollection", geometries };
    }
    case "LineString":
      return { type, coordinates: line(coordinates) };
    case "MultiLineString":
      return { type, coordinates: several(coordinates, line) };
    case "Polygon":
      return { type, coordinates: rings(coordinates) };
    case "MultiPolygon":
      return { type, coordinates: several(coordinates, rings) };
    case "GeometryCollection":
      return { type, geometries: several(geometries, (part) => read(part, depth + 1)) };
    default:
      throw new Fault("unknown-geometry");
  }
}

/** Reads a GeoJSON geometry (RFC 7946); heights are dropped, a MultiPoint becomes a collection of points. */
export function parseGeometry(value: unknown): Result<Geometry, GeometryFault> {
  try {
    return ok(read(value, 0));
  } catch (error) {
    if (error instanceof Fault) return refuse(error.fault);
    throw error;
  }
}
