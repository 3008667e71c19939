/**
 * The wire format of protocol buffers (protobuf.dev/programming-guides/encoding), as far as OpenStreetMap
 * uses it. A position never leaves its window: broken lengths throw instead of reading on or looping.
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

function byte(w: Wire): number {
  if (w.pos >= w.end) throw new WireError("message ends too early");
  return w.buf[w.pos++] ?? 0;
}

const HIGH = 2 ** 32;

/** The rest of a number of more than four bytes, as two 32-bit halves. */
function halves(w: Wire, first28: number): { low: number; high: number } {
  const fifth = byte(w);
  const low = (first28 | (fifth << 28)) >>> 0;
  let high = (fifth >> 4) & 0x07;
  let shift = 3;
  let more = fifth >= 0x80;
  while (more) {
    if (shift > 31) throw new WireError("number of more than ten bytes");
    const next = byte(w);
    high = (high | ((next & 0x7f) << shift)) >>> 0;
    shift += 7;
    more = next >= 0x80;
  }
  return { low, high };
}

/** An unsigned number; exact up to 2^53. */
export function unsigned(w: Wire): number {
  const b0 = byte(w);
  if (b0 < 0x80) return b0;
  let value = b0 & 0x7f;
  for (let shift = 7; shift < 28; shift += 7) {
    const next = byte(w);
    value |= (next & 0x7f) << shift;
    if (next < 0x80) return value;
  }
  const { low, high } = halves(w, value);
  return high * HIGH + low;
}

/** An int64 in two's complement, as ids of ways and relations are. */
export function signed(w: Wire): number {
  const b0 = byte(w);
  if (b0 < 0x80) return b0;
  let value = b0 & 0x7f;
  for (let shift = 7; shift < 28; shift += 7) {
    const next = byte(w);
    value |= (next & 0x7f) << shift;
    if (next < 0x80) return value;
  }
  const { low, high } = halves(w, value);
  if (high < 0x8000_0000) return high * HIGH + low;
  return -((~high >>> 0) * HIGH + (~low >>> 0) + 1);
}

/** A zigzag number (sint64), as differences of positions are. */
export function zigzag(w: Wire): number {
  const value = unsigned(w);
  return value % 2 === 0 ? value / 2 : -(value + 1) / 2;
}

/** The key of the next field: number times eight plus wire type; 0 at the end of the window. */
export function nextKey(w: Wire): number {
  return w.pos < w.end ? unsigned(w) : 0;
}

/** The window over the next length-delimited field; the outer position moves behind it. */
export function message(w: Wire): Wire {
  const length = unsigned(w);
  const pos = w.pos;
  if (length > w.end - pos) throw new WireError("field is longer than its message");
  w.pos = pos + length;
  return { buf: w.buf, pos, end: w.pos };
}

/** Passes over a field of an unknown number. */
export function skip(w: Wire, key: number): void {
  const type = key & 7;
  if (type === 0) unsigned(w);
  else if (type === 2) message(w);
  else if (type === 1 || type === 5) {
    w.pos += type === 1 ? 8 : 4;
    if (w.pos > w.end) throw new WireError("message ends too early");
  } else throw new WireError(`unknown wire type ${type}`);
}

/** How many numbers a packed field holds. */
export function countPacked(w: Wire): number {
  let count = 0;
  for (let i = w.pos; i < w.end; i++) if ((w.buf[i] ?? 0) < 0x80) count++;
  return count;
}
