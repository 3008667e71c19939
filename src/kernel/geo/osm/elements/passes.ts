import { boxContains } from "../../box.ts";
import type { Geometry } from "../../geometry.ts";
import type { Collector } from "../collector.ts";
import type { ReadOptions } from "../read-osm.ts";
import { wayGeometry } from "../shape/way-geometry.ts";
import type { NodeElement, Visitor } from "./elements.ts";
import { isWayNear, needForWay, positionIn, type Selection } from "./selection.ts";
import { type Whereabouts, whereIsWay } from "./whereabouts.ts";

function misplaced({ lat, lon }: NodeElement): boolean {
  return !(Math.abs(lat) <= 90 && Math.abs(lon) <= 180);
}

/** First pass: gives out wanted nodes, keeps the positions of all near the box, and the wanted relations. */
export function surveyPositions(kept: Selection, out: Collector, { box, wanted }: ReadOptions): Visitor {
  function give(node: NodeElement) {
    const tags = node.tags();
    if (!wanted(tags)) return;
    const id = `node/${node.id}`;
    if (misplaced(node)) {
      const detail = `${node.lat}, ${node.lon}`;
      out.rejected({ id, field: "geometry", reason: "bad-coordinates", detail, whole: true });
    } else if (box && !boxContains(box, node)) out.outside();
    else {
      const geometry: Geometry = { type: "Point", coordinates: [node.lon, node.lat] };
      out.thing(id, tags, { geometry }, node.meta());
    }
  }
  return {
    rejected: out.rejected,
    node(node) {
      if (!misplaced(node)) kept.nodesThere?.add(node.id);
      if (kept.near && boxContains(kept.near, node)) kept.nodesNear.add(node.id, node.lat, node.lon);
      if (node.tagged) give(node);
    },
    relation(relation) {
      if (!relation.tagged) return;
      const tags = relation.tags();
      if (!wanted(tags)) return;
      const { id, center } = relation;
      const members = relation.members();
      kept.relations.push({ id, tags, members, center, meta: relation.meta() });
      for (const { type, ref, line } of members) if (type === "way" && !line) kept.memberWays.add(ref);
    },
  };
}

/** Counts or rejects what does not reach near the box. */
export function tell(where: Whereabouts, out: Collector) {
  if (where === "elsewhere") out.outside();
  else if (where !== "unsure") out.rejected(where);
}

/** Second pass: picks the wanted ways near the box, and takes down the course of each member way. */
export function surveyWays(kept: Selection, out: Collector, { wanted }: ReadOptions): Visitor {
  return {
    way(way) {
      const isMember = kept.memberWays.has(way.id);
      const isWanted = way.tagged && wanted(way.tags());
      if (!isMember && !isWanted) return;
      const isNear = isWayNear(kept, way);
      if (isMember) {
        kept.courses.set(way.id, way.line()?.filter((at) => at !== undefined) ?? way.refs());
        if (isNear) kept.coursesNear.add(way.id);
      }
      if (isWanted && isNear) {
        kept.ways.add(way.id);
        needForWay(kept, way);
      } else if (isWanted) tell(whereIsWay(kept, way), out);
    },
  };
}

/** Third pass: fetches the nodes outside the box that complete what reaches into it. */
export function fetchNodes(kept: Selection): Visitor {
  return {
    nodesBetween: kept.missingNodes.anyBetween,
    node(node) {
      if (kept.missingNodes.has(node.id) && !misplaced(node))
        kept.nodesBeyond.add(node.id, node.lat, node.lon);
    },
  };
}

/** Fourth pass: gives out the picked ways. */
export function shapeWays(kept: Selection, out: Collector): Visitor {
  return {
    way(way) {
      if (!kept.ways.has(way.id)) return;
      const tags = way.tags();
      const line = way.line() ?? Array.from(way.refs(), (ref) => positionIn(kept, ref));
      out.thing(`way/${way.id}`, tags, wayGeometry(line, tags, way.center), way.meta());
    },
  };
}
