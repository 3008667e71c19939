import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type OsmThing, type ReadOptions, type Rejected, readOsm } from "../read-osm.ts";

export interface ReadAll {
  things: Map<string, OsmThing>;
  rejected: Rejected[];
  outside: number;
}

/** Reads a whole file into memory, for tests. */
export async function readAll(file: string, options: Partial<ReadOptions> = {}): Promise<ReadAll> {
  const all: ReadAll = { things: new Map(), rejected: [], outside: 0 };
  for await (const events of readOsm(file, { wanted: () => true, ...options }))
    for (const event of events) {
      if (event.kind === "thing") all.things.set(event.thing.id, event.thing);
      else if (event.kind === "rejected") all.rejected.push(event.rejected);
      else all.outside += event.count;
    }
  return all;
}

/** Lends a file with this content to `use`, and takes it away again. */
export async function withFile<T>(
  content: string | Uint8Array,
  use: (file: string) => Promise<T>,
): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), "osm-"));
  try {
    const file = join(folder, "file");
    await writeFile(file, content);
    return await use(file);
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** As `readAll`, of a file with this content. */
export async function readContent(
  content: string | Uint8Array,
  options: Partial<ReadOptions> = {},
): Promise<ReadAll> {
  return withFile(content, (file) => readAll(file, options));
}
