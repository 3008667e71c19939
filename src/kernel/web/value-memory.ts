import { LRUCache } from "lru-cache";

/** What was worked out for pages and holds until something changes; one per process. */
export interface ValueMemory {
  /** The value of this key, or what `make` makes, once however many ask at the same time. Failures are not kept. */
  remember<T>(tag: string, key: string, make: () => Promise<T>): Promise<T>;
  /** Forgets what was made under a tag, and under `*` (about all sites); `*` itself forgets all. */
  invalidate(tag: string): void;
}

/** Keeps at most so many values, the most recently asked ones. */
export function createValueMemory(max = 2_000): ValueMemory {
  const values = new LRUCache<string, { tag: string; value: Promise<unknown> }>({ max });
  return {
    remember<T>(tag: string, key: string, make: () => Promise<T>): Promise<T> {
      const address = `${tag} ${key}`;
      const known = values.get(address);
      // The only way in is below, where this key has got its type.
      if (known) return known.value as Promise<T>;
      const entry = { tag, value: make() };
      // Put in before it is made: what is invalidated meanwhile is taken out and not put in again.
      values.set(address, entry);
      entry.value.catch(() => {
        if (values.peek(address) === entry) values.delete(address);
      });
      return entry.value;
    },
    invalidate(tag) {
      if (tag === "*") values.clear();
      else
        for (const [address, entry] of values.entries())
          if (entry.tag === tag || entry.tag === "*") values.delete(address);
    },
  };
}
