// SPDX-License-Identifier: EUPL-1.2
/** Remembers ids in a fixed number of bytes: what it does not know was surely not added; the rest perhaps was. */
export interface IdFilter {
  add: (id: number) => void;
  mayHave: (id: number) => boolean;
}

const BITS = 27; // 16 MB; the nodes of a regional extract of 200 MB set about every sixth bit

/** The bit of an id: Fibonacci hashing of its lower and upper half. */
function bitOf(id: number): number {
  const upper = Math.floor(id / 2 ** 32);
  return Math.imul((id | 0) ^ Math.imul(upper, 0x85ebca6b), 0x9e3779b1) >>> (32 - BITS);
}

/** An empty filter. The system gives it memory only where bits are set. */
export function createIdFilter(): IdFilter {
  const words = new Uint32Array(2 ** (BITS - 5));
  return {
    add(id) {
      const bit = bitOf(id);
      words[bit >>> 5] = (words[bit >>> 5] ?? 0) | (1 << (bit & 31));
    },
    mayHave(id) {
      const bit = bitOf(id);
      return ((words[bit >>> 5] ?? 0) & (1 << (bit & 31))) !== 0;
    },
  };
}
