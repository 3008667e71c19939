import type { Geometry, Point, Position } from "../../geometry.ts";
import { positionOf } from "../../geometry.ts";
import type { Member } from "../elements/elements.ts";
import { joinRings, nestRings } from "./assemble-rings.ts";
import type { Shaped } from "./way-geometry.ts";

/** Where the members of relations lie; `undefined` where the file does not say. */
export interface Whereabouts {
  node: (id: number) => Position | undefined;
  way: (id: number) => Position[] | undefined;
}

interface Found {
  outers: Position[][];
  inners: Position[][];
  points: Position[];
  missing: number;
}

function find(members: readonly Member[], where: Whereabouts): Found {
  const found: Found = { outers: [], inners: [], points: [], missing: 0 };
  for (const member of members) {
    if (member.type === "node") {
      const at = member.at ? positionOf(member.at) : where.node(member.ref);
      if (at) found.points.push(at);
      else found.missing++;
    } else if (member.type === "way") {
      const line = member.line ? member.line.filter((at) => at !== undefined) : where.way(member.ref);
      if (!line || line.length === 0) found.missing++;
      else if (member.role === "inner") found.inners.push(line);
      else found.outers.push(line);
    }
  }
  return found;
}

function loosely(found: Found): Geometry | undefined {
  const geometries: Geometry[] = [];
  const lines = [...found.outers, ...found.inners].filter((line) => line.length > 1);
  const [only] = lines;
  if (only && lines.length === 1) geometries.push({ type: "LineString", coordinates: only });
  else if (only) geometries.push({ type: "MultiLineString", coordinates: lines });
  for (const at of found.points) geometries.push({ type: "Point", coordinates: at });
  return geometries.length > 1 ? { type: "GeometryCollection", geometries } : geometries[0];
}

/** The closed ways of a site and the like are areas each for itself. */
function withAreas(found: Found): Geometry | undefined {
  const { rings, open } = joinRings(found.outers);
  const rest = loosely({ ...found, outers: open });
  const polygons = rings.map((ring) => [ring]);
  const areas: Geometry | undefined =
    polygons.length > 0 ? { type: "MultiPolygon", coordinates: polygons } : undefined;
  if (areas && rest) return { type: "GeometryCollection", geometries: [areas, rest] };
  return areas ?? rest;
}

/**
 * The geometry of a relation: a multipolygon from the joined member ways where it is one (`type` multipolygon
 * or boundary); areas, lines and points of the members for any other. Where rings do not close (members cut off
 * at the edge of an extract) those that do count, and without any the lines remain.
 */
export function relationGeometry(
  members: readonly Member[],
  tags: Record<string, string>,
  where: Whereabouts,
  center: Point | undefined,
): Shaped {
  const found = find(members, where);
  const fault: Pick<Shaped, "fault"> =
    found.missing > 0
      ? { fault: { reason: "missing-members", detail: `${found.missing} of ${members.length}` } }
      : {};
  const isPolygon = tags.type === "multipolygon" || tags.type === "boundary";
  if (isPolygon) {
    const outer = joinRings(found.outers);
    const inner = joinRings(found.inners);
    const polygons = nestRings(outer.rings, inner.rings);
    const [first] = polygons;
    const loose = outer.open.length + inner.open.length;
    const unclosed: Pick<Shaped, "fault"> =
      loose > 0 ? { fault: { reason: "unclosed-ring", detail: `${loose} open` } } : fault;
    if (first && polygons.length === 1)
      return { geometry: { type: "Polygon", coordinates: first }, ...unclosed };
    if (first) return { geometry: { type: "MultiPolygon", coordinates: polygons }, ...unclosed };
    const lines = loosely(found);
    if (lines) return { geometry: lines, fault: unclosed.fault ?? { reason: "unclosed-ring" } };
  }
  const geometry = isPolygon ? undefined : withAreas(found);
  if (geometry) return { geometry, ...fault };
  if (center) return { geometry: { type: "Point", coordinates: positionOf(center) } };
  return { fault: fault.fault ?? { reason: "no-geometry" } };
}
