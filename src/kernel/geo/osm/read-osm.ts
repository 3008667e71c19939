import type { Box } from "../geometry.ts";
import { readElements } from "./elements/read-elements.ts";
import { inspectFile } from "./inspect-file.ts";
import { overpassSource } from "./json/overpass-source.ts";
import { readFeatures } from "./json/read-features.ts";
import type { ReadEvent, ReadProgress } from "./osm-thing.ts";
import { pbfSource } from "./pbf/pbf-source.ts";

export { type DataDate, dataDate } from "./data-date.ts";
export { sniffFormat } from "./inspect-file.ts";
export { OsmFileError, type OsmFileFault } from "./osm-file-error.ts";
export type { OsmThing, ReadEvent, ReadProgress, Rejected } from "./osm-thing.ts";
export { declaredBox } from "./pbf/declared-box.ts";

export interface ReadOptions {
  /** Only things that touch this box; all, where there is none. */
  box?: Box | undefined;
  /** Decides by the tags which things are of interest. It is asked more than once for some. */
  wanted: (tags: Record<string, string>) => boolean;
  onProgress?: ((progress: ReadProgress) => void) | undefined;
}

/**
 * Reads mapped things from a file as a stream, in batches of about 500 events: `.osm.pbf`, Overpass JSON,
 * GeoJSON and GeoJSON lines, also gzipped, told apart by content. Memory depends on what lies in the box, not
 * on the file. An element that is wrong is told and passed over; the last event counts what lay outside.
 * Throws `OsmFileError` where the file as a whole cannot be read, also after some batches: a file that ends
 * too early must not pass for a complete one.
 * @example for await (const events of readOsm("town.osm.pbf", { box, wanted: (tags) => "shop" in tags })) …
 */
export async function* readOsm(file: string, options: ReadOptions): AsyncGenerator<ReadEvent[]> {
  const kind = await inspectFile(file);
  if (kind.format === "pbf") yield* readElements(pbfSource(file, kind.gzip, kind.size), options);
  else if (kind.format === "overpass")
    yield* readElements(overpassSource(file, kind.gzip, kind.size), options);
  else yield* readFeatures(kind, options);
}
