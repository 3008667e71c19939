import type { Meta } from "../elements/elements.ts";
import { metaOf, readInfo, type Scale } from "./info.ts";
import type { Strings } from "./strings.ts";
import { countPacked, enter, nextKey, signed, skip, unsigned, type Wire, zigzag } from "./wire.ts";

/** The fields of the Node, Way or Relation message looked at last: where they stand, not yet decoded. */
export interface Fields {
  id: number;
  lat: number;
  lon: number;
  read: (message: Wire, zigzagId: boolean) => void;
  /** A window over the packed field of that number, empty where it is absent; good until asked again. */
  window: (number: number) => Wire;
  tagged: () => boolean;
  visible: () => boolean;
  tags: () => Record<string, string>;
  meta: () => Meta;
  /** The running sums of a field that holds differences. */
  sums: (number: number) => Float64Array;
}

const COUNT = 16; // field numbers below this are kept, which is all there are

/** One object for all elements of a block: a new one for each would cost more than the reading. */
export function createFields(strings: Strings, scale: Scale): Fields {
  const from = new Int32Array(COUNT);
  const to = new Int32Array(COUNT);
  const inner: Wire = { buf: new Uint8Array(0), pos: 0, end: 0 };
  const windows = Array.from({ length: COUNT }, (): Wire => ({ buf: inner.buf, pos: 0, end: 0 }));
  let buf = inner.buf;

  function window(number: number): Wire {
    const w = windows[number] ?? inner;
    w.buf = buf;
    w.pos = from[number] ?? 0;
    w.end = to[number] ?? 0;
    return w;
  }
  const fields: Fields = {
    id: 0,
    lat: 0,
    lon: 0,
    window,
    read(w, zigzagId) {
      from.fill(0);
      to.fill(0);
      fields.id = 0;
      fields.lat = 0;
      fields.lon = 0;
      buf = w.buf;
      for (let key = nextKey(w); key !== 0; key = nextKey(w)) {
        if (key === 8) fields.id = zigzagId ? zigzag(w) : signed(w);
        else if (key === 64) fields.lat = zigzag(w);
        else if (key === 72) fields.lon = zigzag(w);
        else if ((key & 7) === 2 && key >> 3 < COUNT) {
          enter(w, inner);
          from[key >> 3] = inner.pos;
          to[key >> 3] = inner.end;
        } else skip(w, key);
      }
    },
    tagged: () => from[2] !== to[2],
    visible: () => from[4] === to[4] || readInfo(window(4)).visible,
    tags() {
      const tags: Record<string, string> = {};
      const keys = window(2);
      const values = window(3);
      while (keys.pos < keys.end) tags[strings(unsigned(keys))] = strings(unsigned(values));
      return tags;
    },
    meta() {
      if (from[4] === to[4]) return {};
      const { version, time } = readInfo(window(4));
      return metaOf(version, time, scale);
    },
    sums(number) {
      const w = window(number);
      const sums = new Float64Array(countPacked(w));
      let sum = 0;
      for (let i = 0; w.pos < w.end; i++) {
        sum += zigzag(w);
        sums[i] = sum;
      }
      return sums;
    },
  };
  return fields;
}
