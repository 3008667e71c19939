/**
 * The wire format of protocol buffers (protobuf.dev/programming-guides/encoding), as far as OpenStreetMap
 * uses it. A position never leaves its window: broken lengths throw instead of reading on or looping.
 * Short numbers have a fast path, for a regional extract holds hundreds of millions of them.
 */
export interface Wire {
  buf: Uint8Array;
  pos: number;
  end: number;
}

/** Data that break the rules of the wire format. */
export class WireError extends Error {}

/** A window over the whole buffer. */
export function wireOf(buf: Uint8Array): Wire {
  return { buf, pos: 0, end: buf.length };
}

const HIGH = 2 ** 32;
/** The upper half of the number that `low` read last; only meaningful right after it. */
let high = 0;

/** Reads a number of any length; gives its lower 32 bits and leaves the upper ones in `high`. */
function low(w: Wire): number {
  let lower = 0;
  let upper = 0;
  for (let shift = 0; shift < 70; shift += 7) {
    if (w.pos >= w.end) throw new WireError("message ends too early");
    const next = w.buf[w.pos++] ?? 0;
    const bits = next & 0x7f;
    if (shift < 28) lower |= bits << shift;
    else if (shift === 28) {
      lower |= bits << 28;
      upper = bits >> 4;
    } else if (shift < 63) upper |= bits << (shift - 32);
    else upper |= (bits & 1) << 31;
    if (next < 0x80) {
      high = upper >>> 0;
      return lower >>> 0;
    }
  }
  throw new WireError("number of more than ten bytes");
}

/** An unsigned number; exact up to 2^53. */
export function unsigned(w: Wire): number {
  const { buf, pos } = w;
  if (pos + 1 < w.end) {
    const a = buf[pos] ?? 0;
    if (a < 0x80) {
      w.pos = pos + 1;
      return a;
    }
    const b = buf[pos + 1] ?? 0;
    if (b < 0x80) {
      w.pos = pos + 2;
      return (a & 0x7f) | (b << 7);
    }
  }
  const lower = low(w);
  return high * HIGH + lower;
}

/** An int64 in two's complement, as ids of ways and relations are. */
export function signed(w: Wire): number {
  const lower = low(w);
  if (high < 0x8000_0000) return high * HIGH + lower;
  return -((~high >>> 0) * HIGH + (~lower >>> 0) + 1);
}

/** A zigzag number (sint64), as differences of ids and positions are. */
export function zigzag(w: Wire): number {
  const { buf, pos } = w;
  if (pos + 3 < w.end) {
    const a = buf[pos] ?? 0;
    let value = a & 0x7f;
    let length = 1;
    if (a >= 0x80) {
      const b = buf[pos + 1] ?? 0;
      value |= (b & 0x7f) << 7;
      length = 2;
      if (b >= 0x80) {
        const c = buf[pos + 2] ?? 0;
        value |= (c & 0x7f) << 14;
        length = c < 0x80 ? 3 : 0;
      }
    }
    if (length > 0) {
      w.pos = pos + length;
      return (value >>> 1) ^ -(value & 1);
    }
  }
  const value = unsigned(w);
  return value % 2 === 0 ? value / 2 : -(value + 1) / 2;
}

/** The key of the next field: number times eight plus wire type; 0 at the end of the window. */
export function nextKey(w: Wire): number {
  if (w.pos >= w.end) return 0;
  const key = unsigned(w);
  if (key < 8) throw new WireError("field without a number");
  return key;
}

/** Moves `window` over the next length-delimited field, and the outer position behind it. */
export function enter(w: Wire, window: Wire): Wire {
  const length = unsigned(w);
  const pos = w.pos;
  if (length > w.end - pos) throw new WireError("field is longer than its message");
  w.pos = pos + length;
  window.buf = w.buf;
  window.pos = pos;
  window.end = w.pos;
  return window;
}

/** As `enter`, with a new window. */
export function message(w: Wire): Wire {
  return enter(w, { buf: w.buf, pos: 0, end: 0 });
}

/** Passes over a field that is of no interest. */
export function skip(w: Wire, key: number): void {
  const type = key & 7;
  if (type === 0) unsigned(w);
  else if (type === 1 || type === 2 || type === 5) {
    const length = type === 2 ? unsigned(w) : type === 1 ? 8 : 4;
    if (length > w.end - w.pos) throw new WireError("message ends too early");
    w.pos += length;
  } else throw new WireError(`unknown wire type ${type}`);
}

/** How many numbers a packed field holds. */
export function countPacked(w: Wire): number {
  let count = 0;
  for (let i = w.pos; i < w.end; i++) if ((w.buf[i] ?? 0) < 0x80) count++;
  return count;
}
