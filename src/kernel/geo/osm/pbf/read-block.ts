import type { Visitor } from "../elements/elements.ts";
import { readDenseNodes } from "./dense-nodes.ts";
import { type ElementReaders, elementReaders } from "./element.ts";
import type { Scale } from "./info.ts";
import { readStrings } from "./strings.ts";
import { enter, message, nextKey, signed, skip, unsigned, type Wire, WireError, wireOf } from "./wire.ts";

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
  readers: ElementReaders,
  see: Required<Pick<Visitor, "node" | "way" | "relation">>,
  wanted: { nodes: boolean; ways: boolean; relations: boolean },
  content: BlockContent,
) {
  const inner: Wire = { ...group };
  for (let key = nextKey(group); key !== 0; key = nextKey(group)) {
    if (key === 10 || key === 18) {
      content.nodes = true;
      enter(group, inner);
      if (!wanted.nodes) continue;
      const node = key === 10 ? readers.node(inner) : undefined;
      if (node) see.node(node);
      if (key === 18) readDenseNodes(inner, strings, scale, see.node);
    } else if (key === 26) {
      content.ways = true;
      content.elements++;
      enter(group, inner);
      const way = wanted.ways ? readers.way(inner) : undefined;
      if (way) see.way(way);
    } else if (key === 34) {
      content.relations = true;
      content.elements++;
      enter(group, inner);
      const relation = wanted.relations ? readers.relation(inner) : undefined;
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
  const readers = elementReaders(strings, scale);
  for (const group of groups) readGroup(group, strings, scale, readers, see, wanted, content);
  return content;
}
