import { boxContains } from "../../box.ts";
import { centroid } from "../../centroid.ts";
import type { Box, Geometry } from "../../geometry.ts";
import { parseGeometry } from "../../parse-geometry.ts";
import { readChunks } from "../bytes.ts";
import { type Collector, createCollector } from "../collector.ts";
import type { FileKind } from "../inspect-file.ts";
import type { ReadEvent } from "../osm-thing.ts";
import type { ReadOptions } from "../read-osm.ts";
import { featureId } from "./feature-id.ts";
import { featureMeta, isNested } from "./feature-meta.ts";
import type { Item } from "./parse-item.ts";
import { readTags, recordOf } from "./read-tags.ts";
import { splitItems } from "./split-items.ts";
import { splitLines } from "./split-lines.ts";

/** Whether the geometry would lie in the box if latitude and longitude changed places, and does not as it is. */
function looksSwapped(geometry: Geometry, box: Box): boolean {
  const point = centroid(geometry);
  return (
    point !== undefined && !boxContains(box, point) && boxContains(box, { lat: point.lon, lon: point.lat })
  );
}

function readFeature(value: unknown, running: number, out: Collector, { box, wanted }: ReadOptions) {
  const feature = recordOf(value);
  const properties = recordOf(feature.properties);
  const id = featureId(feature.id, properties, running);
  if (feature.type !== "Feature")
    return out.rejected({ id: `element/${running}`, field: "element", reason: "not-a-feature", whole: true });
  const faults: Parameters<Collector["rejected"]>[0][] = [];
  const tags = readTags(isNested(properties) ? recordOf(properties.tags) : properties, id, (fault) =>
    faults.push(fault),
  );
  if (!wanted(tags)) return;
  for (const fault of faults) out.rejected(fault);
  const result = parseGeometry(feature.geometry);
  if (!result.ok) return out.rejected({ id, field: "geometry", reason: result.reason, whole: true });
  if (box && looksSwapped(result.value, box))
    return out.rejected({ id, field: "geometry", reason: "swapped-coordinates", whole: true });
  out.thing(id, tags, { geometry: result.value }, featureMeta(feature));
}

/** Reads GeoJSON, as one collection or one feature per line; each feature stands for itself. */
export async function* readFeatures(kind: FileKind, options: ReadOptions): AsyncGenerator<ReadEvent[]> {
  const out = createCollector(options.box);
  const { chunks, bytesRead } = readChunks(kind.file, kind.gzip);
  let running = 0;
  function see(item: Item | "too-long", place: string) {
    if (item === "too-long") out.rejected({ id: place, field: "element", reason: "too-long", whole: true });
    else if ("broken" in item)
      out.rejected({ id: place, field: "element", reason: "bad-json", detail: item.broken, whole: true });
    else readFeature(item.value, running, out, options);
  }
  function* report(): Generator<ReadEvent[]> {
    options.onProgress?.({
      phase: "features",
      bytesRead: bytesRead(),
      bytesTotal: kind.size,
      elements: running,
    });
    for (let batch = out.full(); batch; batch = out.full()) yield batch;
  }
  if (kind.format === "geojsonl")
    for await (const lines of splitLines(chunks, kind.separator)) {
      for (const { number, item } of lines) {
        running++;
        see(item, `line/${number}`);
      }
      yield* report();
    }
  else
    for await (const items of splitItems(chunks, ["features"])) {
      for (const item of items) see(item, `element/${++running}`);
      yield* report();
    }
  yield out.rest();
}
