import type { Position } from "../../geometry.ts";
import { lowerBound } from "./id-list.ts";

/** Positions of nodes in sixteen bytes each, found by id once the store is sealed. */
export interface NodeStore {
  add: (id: number, lat: number, lon: number) => void;
  /** Puts the ids in order; nothing may be added afterwards. */
  seal: () => void;
  has: (id: number) => boolean;
  get: (id: number) => Position | undefined;
}

const UNITS = 1e7; // OpenStreetMap knows seven digits, which fit 32 bits

/** An empty store. */
export function createNodeStore(): NodeStore {
  let ids = new Float64Array(1024);
  let lats = new Int32Array(1024);
  let lons = new Int32Array(1024);
  let length = 0;
  let ordered = true;

  function grow() {
    const size = Math.ceil(ids.length * 1.7);
    const from = { ids, lats, lons };
    ids = new Float64Array(size);
    ids.set(from.ids);
    lats = new Int32Array(size);
    lats.set(from.lats);
    lons = new Int32Array(size);
    lons.set(from.lons);
  }

  function sort() {
    const order = new Uint32Array(length).map((_, i) => i);
    order.sort((a, b) => (ids[a] ?? 0) - (ids[b] ?? 0));
    const from = { ids, lats, lons };
    ids = new Float64Array(length);
    lats = new Int32Array(length);
    lons = new Int32Array(length);
    order.forEach((at, i) => {
      ids[i] = from.ids[at] ?? 0;
      lats[i] = from.lats[at] ?? 0;
      lons[i] = from.lons[at] ?? 0;
    });
  }

  return {
    add(id, lat, lon) {
      if (length === ids.length) grow();
      if (length > 0 && id < (ids[length - 1] ?? 0)) ordered = false;
      ids[length] = id;
      lats[length] = Math.round(lat * UNITS);
      lons[length] = Math.round(lon * UNITS);
      length++;
    },
    seal() {
      // Files are nearly always written in the order of ids; only the odd one costs a sort.
      if (!ordered) sort();
      ordered = true;
    },
    has: (id) => ids[lowerBound(ids, length, id)] === id,
    get(id) {
      const at = lowerBound(ids, length, id);
      if (at >= length || ids[at] !== id) return undefined;
      return [(lons[at] ?? 0) / UNITS, (lats[at] ?? 0) / UNITS];
    },
  };
}
