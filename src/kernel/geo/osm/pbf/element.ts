import type { Position } from "../../geometry.ts";
import type { Member, NodeElement, RelationElement, WayElement } from "../elements.ts";
import { degrees, metaOf, readInfo, type Scale } from "./info.ts";
import type { Strings } from "./strings.ts";
import {
  countPacked,
  message,
  nextKey,
  signed,
  skip,
  unsigned,
  type Wire,
  WireError,
  zigzag,
} from "./wire.ts";

/** The fields of a Node, Way or Relation message, by their number, not yet decoded. */
interface Fields {
  id: number;
  visible: boolean;
  windows: Map<number, Wire>;
  lat: number;
  lon: number;
}

function readFields(w: Wire, zigzagId: boolean): Fields {
  const fields: Fields = { id: 0, visible: true, windows: new Map(), lat: 0, lon: 0 };
  for (let key = nextKey(w); key !== 0; key = nextKey(w)) {
    if (key === 8) fields.id = zigzagId ? zigzag(w) : signed(w);
    else if (key === 64) fields.lat = zigzag(w);
    else if (key === 72) fields.lon = zigzag(w);
    else if ((key & 7) === 2) fields.windows.set(key >> 3, message(w));
    else skip(w, key);
  }
  const info = fields.windows.get(4);
  if (info) fields.visible = readInfo({ ...info }).visible;
  return fields;
}

function common({ windows, id }: Fields, strings: Strings, scale: Scale) {
  const keys = windows.get(2);
  return {
    id,
    tagged: keys !== undefined && keys.pos < keys.end,
    tags() {
      const tags: Record<string, string> = {};
      const values = windows.get(3);
      if (!keys || !values) return tags;
      const k = { ...keys };
      const v = { ...values };
      while (k.pos < k.end) tags[strings(unsigned(k))] = strings(unsigned(v));
      return tags;
    },
    meta() {
      const info = windows.get(4);
      if (!info) return {};
      const { version, time } = readInfo({ ...info });
      return metaOf(version, time, scale);
    },
  };
}

/** Reads a Node message (the rare form beside DenseNodes); `undefined` for a deleted one. */
export function readNode(w: Wire, strings: Strings, scale: Scale): NodeElement | undefined {
  const fields = readFields(w, true);
  if (!fields.visible) return undefined;
  const lat = degrees(fields.lat, scale.latOffset, scale);
  const lon = degrees(fields.lon, scale.lonOffset, scale);
  return { ...common(fields, strings, scale), lat, lon };
}

function summed(window: Wire | undefined): Float64Array {
  if (!window) return new Float64Array(0);
  const w = { ...window };
  const sums = new Float64Array(countPacked(w));
  let sum = 0;
  for (let i = 0; w.pos < w.end; i++) {
    sum += zigzag(w);
    sums[i] = sum;
  }
  return sums;
}

/** Positions within the way itself, as `osmium add-locations-to-ways` writes them. */
function inlineLine(windows: Map<number, Wire>, scale: Scale): Position[] | undefined {
  const lats = summed(windows.get(9));
  const lons = summed(windows.get(10));
  if (lats.length === 0 || lats.length !== lons.length) return undefined;
  return Array.from(lats, (lat, i) => [
    degrees(lons[i] ?? 0, scale.lonOffset, scale),
    degrees(lat, scale.latOffset, scale),
  ]);
}

/** Reads a Way message; `undefined` for a deleted one. */
export function readWay(w: Wire, strings: Strings, scale: Scale): WayElement | undefined {
  const fields = readFields(w, false);
  if (!fields.visible) return undefined;
  return {
    ...common(fields, strings, scale),
    refs: summed(fields.windows.get(8)),
    line: inlineLine(fields.windows, scale),
  };
}

const TYPES = ["node", "way", "relation"] as const;

/** Reads a Relation message; `undefined` for a deleted one. */
export function readRelation(w: Wire, strings: Strings, scale: Scale): RelationElement | undefined {
  const fields = readFields(w, false);
  if (!fields.visible) return undefined;
  const { windows } = fields;
  return {
    ...common(fields, strings, scale),
    members() {
      const none: Wire = { ...w, end: w.pos };
      const roles = { ...(windows.get(8) ?? none) };
      const types = { ...(windows.get(10) ?? none) };
      return Array.from(summed(windows.get(9)), (ref): Member => {
        const type = TYPES[unsigned(types)];
        if (!type) throw new WireError("member of an unknown type");
        return { type, ref, role: strings(unsigned(roles)) };
      });
    },
  };
}
