/** A growing set of ids in eight bytes each; it answers once it is sealed. */
export interface IdList {
  add: (id: number) => void;
  /** Sorts, drops repetitions, and gives the number of ids; nothing may be added afterwards. */
  seal: () => number;
  has: (id: number) => boolean;
  /** Whether one of the ids lies between the two, both included. */
  anyBetween: (first: number, last: number) => boolean;
}

/** The place of the first entry that is not below `id` in the sorted list. */
export function lowerBound(ids: Float64Array, length: number, id: number): number {
  let low = 0;
  let high = length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((ids[middle] ?? 0) < id) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** An empty list. */
export function createIdList(): IdList {
  let ids = new Float64Array(1024);
  let length = 0;
  return {
    add(id) {
      if (length === ids.length) {
        const larger = new Float64Array(2 * length);
        larger.set(ids);
        ids = larger;
      }
      ids[length++] = id;
    },
    seal() {
      const sorted = ids.subarray(0, length).sort();
      length = 0;
      for (const id of sorted) if (length === 0 || ids[length - 1] !== id) ids[length++] = id;
      ids = ids.slice(0, length);
      return length;
    },
    has: (id) => ids[lowerBound(ids, length, id)] === id,
    anyBetween(first, last) {
      const at = lowerBound(ids, length, first);
      return at < length && (ids[at] ?? 0) <= last;
    },
  };
}
