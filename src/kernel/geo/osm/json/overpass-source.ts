import type { Point, Position } from "../../geometry.ts";
import { coordinateFault } from "../../parse-geometry.ts";
import { readChunks } from "../bytes.ts";
import type {
  ElementSource,
  Member,
  NodeElement,
  RelationElement,
  Visitor,
  WayElement,
} from "../elements/elements.ts";
import { readMeta, readTags, recordOf } from "./read-tags.ts";
import { splitItems } from "./split-items.ts";

function pointIn(value: unknown): Point | undefined {
  const { lat, lon } = recordOf(value);
  return coordinateFault(lon, lat) ? undefined : { lat: lat as number, lon: lon as number };
}

function lineIn(value: unknown): (Position | undefined)[] | undefined {
  if (!Array.isArray(value) || value.length === 0) return undefined;
  return value.map((at): Position | undefined => {
    const point = pointIn(at);
    return point && [point.lon, point.lat];
  });
}

/** The point from `out center`, or the middle of the bounds from `out bb`. */
function centerIn(element: Record<string, unknown>): Point | undefined {
  const center = pointIn(element.center);
  if (center) return center;
  const { minlat, maxlat, minlon, maxlon } = recordOf(element.bounds);
  const low = pointIn({ lat: minlat, lon: minlon });
  const high = pointIn({ lat: maxlat, lon: maxlon });
  return low && high && { lat: (low.lat + high.lat) / 2, lon: (low.lon + high.lon) / 2 };
}

function membersIn(value: unknown): Member[] {
  const members: Member[] = [];
  for (const entry of Array.isArray(value) ? value : []) {
    const { type, ref, role, geometry, ...rest } = recordOf(entry);
    if ((type !== "node" && type !== "way" && type !== "relation") || typeof ref !== "number") continue;
    const member: Member = { type, ref, role: typeof role === "string" ? role : "" };
    const line = lineIn(geometry);
    const at = pointIn(rest);
    if (line) member.line = line;
    if (at) member.at = at;
    members.push(member);
  }
  return members;
}

function show(value: unknown, running: number, visitor: Visitor) {
  const element = recordOf(value);
  const { type, id } = element;
  const isElement = type === "node" || type === "way" || type === "relation";
  const place = isElement && typeof id === "number" ? `${type}/${id}` : `element/${running}`;
  if (!isElement) {
    // Areas, counts and the like are answers of Overpass too, but nothing on the map.
    return visitor.rejected?.({ id: place, field: "element", reason: "not-a-feature", whole: true });
  }
  if (typeof id !== "number" || !Number.isSafeInteger(id))
    return visitor.rejected?.({ id: place, field: "id", reason: "no-id", whole: true });
  if (!visitor[type]) return;
  const raw = recordOf(element.tags);
  const common = {
    id,
    tagged: Object.keys(raw).length > 0,
    tags: () => readTags(raw, place, visitor.rejected ?? (() => {})),
    meta: () => readMeta(element.version, element.timestamp),
  };
  if (type === "node") {
    const { lat, lon } = element;
    const node: NodeElement = { ...common, lat: Number.NaN, lon: Number.NaN };
    if (typeof lat === "number" && typeof lon === "number") Object.assign(node, { lat, lon });
    visitor.node?.(node);
  } else if (type === "way") {
    const refs = () => {
      const nodes = Array.isArray(element.nodes) ? element.nodes : [];
      return Float64Array.from(nodes.filter((ref) => typeof ref === "number"));
    };
    const way: WayElement = {
      ...common,
      refs,
      line: () => lineIn(element.geometry),
      center: centerIn(element),
    };
    visitor.way?.(way);
  } else {
    const members = () => membersIn(element.members);
    const relation: RelationElement = { ...common, members, center: centerIn(element) };
    visitor.relation?.(relation);
  }
}

/** The kinds of elements that the visitor asks for. */
function kindsOf({ node, way, relation }: Visitor): string[] {
  return [node ? "node" : "", way ? "way" : "", relation ? "relation" : ""];
}

/**
 * The answer of an Overpass server as JSON (`out`, `out geom`, `out center`), parsed anew in each pass; a pass
 * over elements of which the first pass saw none is spared. The first pass must ask for nodes and relations.
 */
export function overpassSource(file: string, gzip: boolean, bytesTotal: number): ElementSource {
  let elements = 0;
  const seen = new Set<unknown>();
  return {
    async *pass(visitor) {
      if (elements > 0 && !kindsOf(visitor).some((kind) => seen.has(kind))) return;
      const { chunks, bytesRead } = readChunks(file, gzip);
      let running = 0;
      for await (const items of splitItems(chunks, ["elements"])) {
        for (const item of items) {
          running++;
          if ("value" in item) {
            seen.add(recordOf(item.value).type);
            show(item.value, running, visitor);
          } else {
            const id = `element/${running}`;
            const detail = item.broken;
            visitor.rejected?.({ id, field: "element", reason: "bad-json", detail, whole: true });
          }
        }
        elements = Math.max(elements, running);
        yield { bytesRead: bytesRead(), bytesTotal, elements };
      }
    },
  };
}
