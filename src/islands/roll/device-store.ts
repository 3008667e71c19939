// What a device keeps of a page while there is no network: sealed with a key that scripts can use but nobody can read out, and
// gone after a day whatever happens. What stands beside the sealed part tells no names: a path, a time, a number.

export const keptHours = 24;
const limit = keptHours * 3_600_000;
const databaseName = "mittendrin-roll";
const storeName = "kept";

interface Entry {
  path: string;
  /** Until when, in milliseconds since 1970. */
  until: number;
  /** How many changes nobody has sent yet. */
  unsent: number;
  /** Not there where only the number of what was lost is left. */
  key?: CryptoKey;
  iv?: Uint8Array<ArrayBuffer>;
  sealed?: ArrayBuffer;
}

const asPromise = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((done, fail) => {
    request.onsuccess = () => done(request.result);
    request.onerror = () => fail(request.error);
  });

async function within<T>(
  mode: IDBTransactionMode,
  run: (store: IDBObjectStore) => IDBRequest<T>,
): Promise<T> {
  const opening = indexedDB.open(databaseName, 1);
  opening.onupgradeneeded = () => opening.result.createObjectStore(storeName, { keyPath: "path" });
  const database = await asPromise(opening);
  try {
    return await asPromise(run(database.transaction(storeName, mode).objectStore(storeName)));
  } finally {
    database.close();
  }
}

const read = (path: string): Promise<Entry | undefined> => within("readonly", (store) => store.get(path));
const write = (entry: Entry) => within("readwrite", (store) => store.put(entry));
const remove = (path: string) => within("readwrite", (store) => store.delete(path));

/** Also where somebody has put the clock back. */
const isOver = ({ until }: Entry): boolean => until < Date.now() || until > Date.now() + limit + 60_000;

/** Opens what is kept of a page; what is older than a day is deleted instead. */
export async function readKept<T>(path: string): Promise<T | undefined> {
  const entry = await read(path);
  if (!entry) return undefined;
  if (entry.key && isOver(entry)) await wipe(path, entry.unsent);
  else if (entry.key && entry.iv && entry.sealed) {
    const how = { name: "AES-GCM", iv: entry.iv, additionalData: new TextEncoder().encode(path) };
    const plain = await crypto.subtle.decrypt(how, entry.key, entry.sealed);
    return JSON.parse(new TextDecoder().decode(plain)) as T;
  }
  return undefined;
}

/** Keeps something of a page for a day from now. */
export async function writeKept(path: string, value: unknown, unsent: number): Promise<void> {
  const key =
    (await read(path))?.key ??
    (await crypto.subtle.generateKey({ name: "AES-GCM", length: 256 }, false, ["encrypt", "decrypt"]));
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const how = { name: "AES-GCM", iv, additionalData: new TextEncoder().encode(path) };
  const sealed = await crypto.subtle.encrypt(how, key, new TextEncoder().encode(JSON.stringify(value)));
  await write({ path, until: Date.now() + limit, unsent, key, iv, sealed });
}

export const cacheOf = (path: string): string => `mittendrin-roll ${path}`;

/** Deletes all that is kept of a page. @param lost leaves the bare number, so that somebody can be told */
export async function wipe(path: string, lost = 0): Promise<void> {
  if (lost > 0) await write({ path, until: Date.now(), unsent: lost });
  else await remove(path);
  await caches.delete(cacheOf(path));
  // In a worker there is nobody to ask; without something kept it hands everything on to the network.
  const registration = await navigator.serviceWorker?.getRegistration(path);
  if (registration && new URL(registration.scope).pathname === path) await registration.unregister();
}

/** How many changes were deleted because nobody sent them in time; told once. */
export async function takeLost(path: string): Promise<number> {
  const entry = await read(path);
  if (!entry || entry.key) return 0;
  await remove(path);
  return entry.unsent;
}

/** Deletes what is kept of pages whose path begins so: all of it, or what is older than a day. @returns what is unsent there */
export async function wipeBelow(begin: string, all: boolean): Promise<{ path: string; unsent: number }[]> {
  if (!(await indexedDB.databases?.())?.some(({ name }) => name === databaseName)) return [];
  const entries: Entry[] = await within("readonly", (store) => store.getAll());
  const own = entries.filter(({ path }) => path.startsWith(begin));
  for (const entry of own) {
    if (all) await wipe(entry.path);
    else if (entry.key && isOver(entry)) await wipe(entry.path, entry.unsent);
  }
  return own.filter(({ key, unsent }) => key && unsent > 0);
}
