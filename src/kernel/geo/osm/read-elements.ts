import { boxContains, growBox } from "../box.ts";
import type { Box, Geometry, Position } from "../geometry.ts";
import { createCollector } from "./collector.ts";
import type { ElementSource, Member, Meta, NodeElement, Visitor, WayElement } from "./elements.ts";
import { createIdList } from "./id-list.ts";
import { createNodeStore } from "./node-store.ts";
import type { ReadEvent, ReadProgress } from "./osm-thing.ts";
import type { ReadOptions } from "./read-osm.ts";
import { relationGeometry } from "./relation-geometry.ts";
import { wayGeometry } from "./way-geometry.ts";

const MARGIN_METRES = 500; // so that a way which only crosses the corner of the box is noticed

interface KeptRelation {
  id: number;
  tags: Record<string, string>;
  members: Member[];
  center: { lat: number; lon: number } | undefined;
  meta: Meta;
}

/** The fault of a node's position; OpenStreetMap allows none beyond the edges of the earth. */
function misplaced({ lat, lon }: NodeElement): boolean {
  return !(Math.abs(lat) <= 90 && Math.abs(lon) <= 180);
}

/**
 * Reads data whose ways refer to nodes and whose relations refer to ways, in any order, in up to four passes:
 * nodes within the box and wanted relations; wanted ways, and which of their nodes lie outside the box; these
 * nodes; the ways' shapes. Only what the wanted things inside the box need is ever held.
 */
export async function* readElements(
  source: ElementSource,
  { box, wanted, onProgress }: ReadOptions,
): AsyncGenerator<ReadEvent[]> {
  const out = createCollector(box);
  const near: Box | undefined = box && growBox(box, MARGIN_METRES);
  const inBox = createNodeStore();
  const beyond = createNodeStore();
  const missing = createIdList();
  const picked = createIdList();
  const memberWays = createIdList();
  const memberRefs = new Map<number, Float64Array>();
  const touched = new Set<number>();
  let relations: KeptRelation[] = [];

  async function* pass(phase: ReadProgress["phase"], visitor: Visitor): AsyncGenerator<ReadEvent[]> {
    for await (const progress of source.pass(visitor)) {
      onProgress?.({ phase, ...progress });
      for (let batch = out.full(); batch; batch = out.full()) yield batch;
    }
  }

  const isNear = ([lon, lat]: Position) => !near || boxContains(near, { lat, lon });

  yield* pass("positions", {
    rejected: out.rejected,
    node(node) {
      if (misplaced(node)) {
        const detail = `${node.lat}, ${node.lon}`;
        if (node.tagged && wanted(node.tags()))
          out.rejected({
            id: `node/${node.id}`,
            field: "geometry",
            reason: "bad-coordinates",
            detail,
            whole: true,
          });
        return;
      }
      if (near && boxContains(near, node)) inBox.add(node.id, node.lat, node.lon);
      if (!node.tagged) return;
      const tags = node.tags();
      if (!wanted(tags)) return;
      if (box && !boxContains(box, node)) out.outside();
      else {
        const geometry: Geometry = { type: "Point", coordinates: [node.lon, node.lat] };
        out.thing(`node/${node.id}`, tags, { geometry }, node.meta());
      }
    },
    relation(relation) {
      const tags = relation.tagged ? relation.tags() : {};
      if (!relation.tagged || !wanted(tags)) return;
      const members = relation.members();
      relations.push({ id: relation.id, tags, members, center: relation.center, meta: relation.meta() });
      for (const member of members) if (member.type === "way") memberWays.add(member.ref);
    },
  });
  inBox.seal();
  memberWays.seal();

  /** Whether any part of the way is known to lie near the box. */
  function isTouching(way: WayElement): boolean {
    if (!near) return true;
    if (way.line) return way.line.some((at) => at && isNear(at));
    if (way.refs.some((ref) => inBox.has(ref))) return true;
    return way.center ? boxContains(near, way.center) : false;
  }
  function needNodes(refs: Float64Array) {
    for (const ref of refs) if (!inBox.has(ref)) missing.add(ref);
  }
  yield* pass("ways", {
    way(way) {
      const isMember = memberWays.has(way.id);
      const isWanted = way.tagged && wanted(way.tags());
      if (!isMember && !isWanted) return;
      const touching = isTouching(way);
      if (isMember) {
        memberRefs.set(way.id, way.refs.slice());
        if (touching) touched.add(way.id);
      }
      if (!isWanted) return;
      if (!touching) return out.outside();
      picked.add(way.id);
      if (!way.line) needNodes(way.refs);
    },
  });
  relations = relations.filter(({ members, center }) => {
    const near_ =
      !near ||
      (center && boxContains(near, center)) ||
      members.some((member) => {
        if (member.at) return boxContains(near, member.at);
        if (member.line) return member.line.some((at) => at && isNear(at));
        return member.type === "way"
          ? touched.has(member.ref)
          : member.type === "node" && inBox.has(member.ref);
      });
    if (!near_) out.outside();
    return near_;
  });
  for (const { members } of relations)
    for (const member of members) {
      if (member.type === "way" && !member.line) needNodes(memberRefs.get(member.ref) ?? new Float64Array(0));
      if (member.type === "node" && !member.at && !inBox.has(member.ref)) missing.add(member.ref);
    }

  if (missing.seal() > 0) {
    yield* pass("missing", {
      nodesBetween: missing.anyBetween,
      node(node) {
        if (missing.has(node.id) && !misplaced(node)) beyond.add(node.id, node.lat, node.lon);
      },
    });
    beyond.seal();
  }
  const at = (id: number) => inBox.get(id) ?? beyond.get(id);

  if (picked.seal() > 0) {
    yield* pass("shapes", {
      way(way) {
        if (!picked.has(way.id)) return;
        const tags = way.tags();
        const line = way.line ?? Array.from(way.refs, at);
        out.thing(`way/${way.id}`, tags, wayGeometry(line, tags, way.center), way.meta());
      },
    });
  }
  const where = {
    node: at,
    way: (id: number) => {
      const refs = memberRefs.get(id);
      return refs && Array.from(refs, at).filter((position) => position !== undefined);
    },
  };
  for (const { id, tags, members, center, meta } of relations) {
    out.thing(`relation/${id}`, tags, relationGeometry(members, tags, where, center), meta);
    const batch = out.full();
    if (batch) yield batch;
  }
  yield out.rest();
}
