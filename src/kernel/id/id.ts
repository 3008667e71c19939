import { randomBytes } from "node:crypto";

let lastMillisecond = 0;
let sequence = 0;
let drawn = Buffer.alloc(0);

/** Random bytes, drawn many at once: each draw is a call of the system. No byte is given out twice. */
function random(length: number): Buffer {
  if (drawn.length < length) drawn = randomBytes(4096);
  const bytes = drawn.subarray(0, length);
  drawn = drawn.subarray(length);
  return bytes;
}

/**
 * A UUID version 7 (RFC 9562, 5.7): 48 bits of Unix milliseconds, then a 12-bit counter so that ids made in the same
 * millisecond keep their order, then 62 random bits. Made here because PostgreSQL 15 to 17 cannot.
 */
export function newId(milliseconds = Date.now()): string {
  if (milliseconds > lastMillisecond) {
    lastMillisecond = milliseconds;
    sequence = 0;
  } else if (++sequence > 0xfff) {
    lastMillisecond++;
    sequence = 0;
  }
  const bytes = random(16);
  bytes.writeUIntBE(lastMillisecond, 0, 6);
  bytes.writeUInt16BE(0x7000 | sequence, 6);
  bytes.writeUInt8(0x80 | (bytes.readUInt8(8) & 0x3f), 8);
  const hex = bytes.toString("hex");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/**
 * Whether a text is a UUID as we write it, in small letters: an address has one spelling, and a database would fail on what
 * is none.
 */
export const isId = (text: string): boolean => uuid.test(text);

/** Without look-alikes (0/o, 1/l/i, u/v), so that a printed id can be typed. */
const alphabet = "23456789abcdefghjkmnpqrstwxyz";

/** A short random public id for addresses; `length` 8 gives about 5 * 10^11 possibilities. */
export function newShortId(length = 8): string {
  let id = "";
  while (id.length < length) {
    for (const byte of random(length * 2)) {
      // Rejection keeps every letter equally likely.
      if (byte < Math.floor(256 / alphabet.length) * alphabet.length) id += alphabet[byte % alphabet.length];
      if (id.length === length) break;
    }
  }
  return id;
}
