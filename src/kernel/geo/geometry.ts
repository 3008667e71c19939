/** A place on earth in degrees (WGS 84). */
export interface Point {
  lat: number;
  lon: number;
}

/** A rectangle in degrees; it never crosses the 180th meridian. */
export interface Box {
  west: number;
  south: number;
  east: number;
  north: number;
}

/** Longitude first, latitude second, as GeoJSON (RFC 7946, 3.1.1) has it. */
export type Position = [lon: number, lat: number];

/** The outer ring first, then the holes; each ring is closed (first position = last). */
export type Rings = Position[][];

interface PointShape {
  type: "Point";
  coordinates: Position;
}
interface LineShape {
  type: "LineString";
  coordinates: Position[];
}
interface LinesShape {
  type: "MultiLineString";
  coordinates: Position[][];
}
interface PolygonShape {
  type: "Polygon";
  coordinates: Rings;
}
interface PolygonsShape {
  type: "MultiPolygon";
  coordinates: Rings[];
}
interface ShapeCollection {
  type: "GeometryCollection";
  geometries: Geometry[];
}

/** The part of GeoJSON that the platform uses. */
export type Geometry = PointShape | LineShape | LinesShape | PolygonShape | PolygonsShape | ShapeCollection;

/** What an outline may be. */
export type Outline = PolygonShape | PolygonsShape;

/** The position of a point in GeoJSON order. */
export function positionOf(point: Point): Position {
  return [point.lon, point.lat];
}

/** The point of a GeoJSON position. */
export function pointOf(position: Position): Point {
  return { lat: position[1], lon: position[0] };
}
