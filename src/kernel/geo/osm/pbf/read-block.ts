import type { Visitor } from "../elements.ts";
import { readDenseNodes } from "./dense-nodes.ts";
import { readNode, readRelation, readWay } from "./element.ts";
import type { Scale } from "./info.ts";
import { readStrings } from "./strings.ts";
import { message, nextKey, signed, skip, unsigned, type Wire, WireError, wireOf } from "./wire.ts";

/** What a block holds; lets later passes leave it unread. */
export interface BlockContent {
  nodes: boolean;
  ways: boolean;
  relations: boolean;
  elements: number;
  firstNode: number;
  lastNode: number;
}

function readGroup(
  group: Wire,
  strings: ReturnType<typeof readStrings>,
  scale: Scale,
  see: Required<Pick<Visitor, "node" | "way" | "relation">>,
  wanted: { nodes: boolean; ways: boolean; relations: boolean },
  content: BlockContent,
) {
  for (let key = nextKey(group); key !== 0; key = nextKey(group)) {
    if (key === 10 || key === 18) {
      content.nodes = true;
      const w = message(group);
      if (!wanted.nodes) continue;
      if (key === 18) readDenseNodes(w, strings, scale, see.node);
      else {
        const node = readNode(w, strings, scale);
        if (node) see.node(node);
      }
    } else if (key === 26) {
      content.ways = true;
      const w = message(group);
      content.elements++;
      const way = wanted.ways ? readWay(w, strings, scale) : undefined;
      if (way) see.way(way);
    } else if (key === 34) {
      content.relations = true;
      const w = message(group);
      content.elements++;
      const relation = wanted.relations ? readRelation(w, strings, scale) : undefined;
      if (relation) see.relation(relation);
    } else skip(group, key);
  }
}

/**
 * Reads a PrimitiveBlock and shows the visitor what it asks for, in the order of the block; throws
 * `WireError` where it is damaged, after having shown what stood before the damage.
 */
export function readBlock(bytes: Uint8Array, visitor: Visitor): BlockContent {
  const w = wireOf(bytes);
  const scale: Scale = { granularity: 100, latOffset: 0, lonOffset: 0, dateGranularity: 1000 };
  const groups: Wire[] = [];
  let table: Wire | undefined;
  for (let key = nextKey(w); key !== 0; key = nextKey(w)) {
    if (key === 10) table = message(w);
    else if (key === 18) groups.push(message(w));
    else if (key === 136) scale.granularity = unsigned(w);
    else if (key === 144) scale.dateGranularity = unsigned(w);
    else if (key === 152) scale.latOffset = signed(w);
    else if (key === 160) scale.lonOffset = signed(w);
    else skip(w, key);
  }
  if (!table) throw new WireError("block without texts");
  const strings = readStrings(table);
  const content: BlockContent = {
    nodes: false,
    ways: false,
    relations: false,
    elements: 0,
    firstNode: Number.POSITIVE_INFINITY,
    lastNode: Number.NEGATIVE_INFINITY,
  };
  const none = () => {};
  const showNode = visitor.node ?? none;
  const see = {
    node(node: Parameters<typeof showNode>[0]) {
      content.elements++;
      if (node.id < content.firstNode) content.firstNode = node.id;
      if (node.id > content.lastNode) content.lastNode = node.id;
      showNode(node);
    },
    way: visitor.way ?? none,
    relation: visitor.relation ?? none,
  };
  const wanted = { nodes: !!visitor.node, ways: !!visitor.way, relations: !!visitor.relation };
  for (const group of groups) readGroup(group, strings, scale, see, wanted, content);
  return content;
}
