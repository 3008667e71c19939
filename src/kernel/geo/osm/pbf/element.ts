import type { Position } from "../../geometry.ts";
import type { Member, NodeElement, RelationElement, WayElement } from "../elements/elements.ts";
import { createFields, type Fields } from "./fields.ts";
import { degrees, type Scale } from "./info.ts";
import type { Strings } from "./strings.ts";
import { unsigned, type Wire, WireError } from "./wire.ts";

/** Readers of single elements; each gives always the same object, and `undefined` for a deleted element. */
export interface ElementReaders {
  node: (message: Wire) => NodeElement | undefined;
  way: (message: Wire) => WayElement | undefined;
  relation: (message: Wire) => RelationElement | undefined;
}

const TYPES = ["node", "way", "relation"] as const;

/** Positions within the way itself, as `osmium add-locations-to-ways` writes them. */
function inlineLine(fields: Fields, scale: Scale): Position[] | undefined {
  const lats = fields.sums(9);
  const lons = fields.sums(10);
  if (lats.length === 0 || lats.length !== lons.length) return undefined;
  return Array.from(lats, (lat, i) => [
    degrees(lons[i] ?? 0, scale.lonOffset, scale),
    degrees(lat, scale.latOffset, scale),
  ]);
}

function readMembers(fields: Fields, strings: Strings): Member[] {
  const refs = fields.sums(9);
  const roles = fields.window(8);
  const types = fields.window(10);
  return Array.from(refs, (ref): Member => {
    const type = TYPES[unsigned(types)];
    if (!type) throw new WireError("member of an unknown type");
    return { type, ref, role: strings(unsigned(roles)) };
  });
}

/** The readers for the elements of one block. */
export function elementReaders(strings: Strings, scale: Scale): ElementReaders {
  const fields = createFields(strings, scale);
  const common = { id: 0, tagged: false, tags: fields.tags, meta: fields.meta };
  const node: NodeElement = { ...common, lat: 0, lon: 0 };
  const way: WayElement = {
    ...common,
    refs: () => fields.sums(8),
    line: () => inlineLine(fields, scale),
  };
  const relation: RelationElement = { ...common, members: () => readMembers(fields, strings) };

  function readInto<E extends NodeElement | WayElement | RelationElement>(
    w: Wire,
    element: E,
    zigzagId: boolean,
  ): E | undefined {
    fields.read(w, zigzagId);
    if (!fields.visible()) return undefined;
    element.id = fields.id;
    element.tagged = fields.tagged();
    return element;
  }
  return {
    node(w) {
      const found = readInto(w, node, true);
      node.lat = degrees(fields.lat, scale.latOffset, scale);
      node.lon = degrees(fields.lon, scale.lonOffset, scale);
      return found;
    },
    way: (w) => readInto(w, way, false),
    relation: (w) => readInto(w, relation, false),
  };
}
